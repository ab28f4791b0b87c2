-- The wait (by its waiting_since) for which it went back to the queue, so that it does so once.
ALTER TABLE conversation ADD COLUMN returned_for BIGINT NOT NULL DEFAULT 0
