SELECT id, conversation_id, body, media, due_at, written_at, author, state, reason
FROM scheduled_reply
ORDER BY due_at, id
LIMIT :limit
