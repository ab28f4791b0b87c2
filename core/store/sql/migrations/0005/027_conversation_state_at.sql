-- When the state last changed; 0 for what stood before this column.
ALTER TABLE conversation ADD COLUMN state_at BIGINT NOT NULL DEFAULT 0
