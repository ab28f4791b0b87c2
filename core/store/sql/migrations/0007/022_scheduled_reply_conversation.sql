CREATE INDEX scheduled_reply_conversation ON scheduled_reply (conversation_id, due_at)
