-- The template that it is sent by; the body is that of the template, filled.
ALTER TABLE message ADD COLUMN content_sid TEXT NOT NULL DEFAULT ''
