INSERT INTO scheduled_reply (conversation_id, body, media, due_at, written_at, author, state, reason)
VALUES (:conversation, :body, :media, :due_at, :written_at, :author, :state, :reason)
RETURNING id
