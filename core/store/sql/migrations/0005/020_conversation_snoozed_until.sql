-- When a snoozed one comes back by itself; 0 for one that waits for a reply, or is not snoozed.
ALTER TABLE conversation ADD COLUMN snoozed_until BIGINT NOT NULL DEFAULT 0
