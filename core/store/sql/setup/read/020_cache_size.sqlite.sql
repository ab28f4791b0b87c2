PRAGMA cache_size = -8192
