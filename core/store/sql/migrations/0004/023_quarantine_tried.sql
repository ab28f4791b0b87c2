-- The addresses that the signature was checked over, one a line.
ALTER TABLE quarantine ADD COLUMN tried TEXT NOT NULL DEFAULT ''
