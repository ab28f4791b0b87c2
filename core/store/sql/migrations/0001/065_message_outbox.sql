CREATE INDEX message_outbox ON message (at, id) WHERE status IN ('pending', 'unknown')
