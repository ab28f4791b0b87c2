ALTER TABLE message ADD COLUMN content_variables TEXT NOT NULL DEFAULT ''
