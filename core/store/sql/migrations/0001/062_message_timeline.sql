CREATE INDEX message_timeline ON message (conversation_id, at, id)
