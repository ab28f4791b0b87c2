INSERT INTO assistant_pause (conversation_id, at, reason)
VALUES (:conversation, :at, :reason)
ON CONFLICT (conversation_id) DO NOTHING
