CREATE INDEX message_ordinal ON message (conversation_id, ordinal)
