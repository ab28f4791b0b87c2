CREATE INDEX attempt_open ON attempt (at, id) WHERE state IN ('leaving', 'unknown')
