-- Of the body as it came; -1 for rows that are older than this column.
ALTER TABLE quarantine ADD COLUMN size BIGINT NOT NULL DEFAULT -1
