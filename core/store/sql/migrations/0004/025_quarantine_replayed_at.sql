-- When it was taken in after all; 0 until then.
ALTER TABLE quarantine ADD COLUMN replayed_at BIGINT NOT NULL DEFAULT 0
