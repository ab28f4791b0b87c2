-- Repeats what its contact says, for the hot path.
ALTER TABLE conversation ADD COLUMN is_blocked INTEGER NOT NULL DEFAULT 0
