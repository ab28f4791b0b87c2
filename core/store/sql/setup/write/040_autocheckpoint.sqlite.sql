-- The writer checkpoints by itself, outside of commits.
PRAGMA wal_autocheckpoint = 0
