CREATE INDEX attempt_sid ON attempt (sid) WHERE sid IS NOT NULL
