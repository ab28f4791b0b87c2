-- KiB, negative by SQLite's custom.
PRAGMA cache_size = -16384
