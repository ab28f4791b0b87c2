CREATE UNIQUE INDEX message_sid ON message (sid) WHERE sid IS NOT NULL
