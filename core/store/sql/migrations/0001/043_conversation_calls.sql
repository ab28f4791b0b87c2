CREATE INDEX conversation_calls ON conversation (last_at, id, sender_id) WHERE call_count > 0
