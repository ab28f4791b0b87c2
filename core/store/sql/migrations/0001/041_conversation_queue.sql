CREATE INDEX conversation_queue ON conversation (state, last_at, id, sender_id)
