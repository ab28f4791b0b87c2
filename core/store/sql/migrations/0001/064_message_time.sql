CREATE INDEX message_time ON message (at, id)
