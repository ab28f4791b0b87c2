-- Waits for readers and leaves a log of no bytes; the first column tells whether it could not.
PRAGMA wal_checkpoint(TRUNCATE)
