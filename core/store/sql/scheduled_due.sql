SELECT id, conversation_id, body, media, due_at, written_at, author, state, reason
FROM scheduled_reply
WHERE state = 'waiting' AND due_at <= :now
ORDER BY due_at, id
LIMIT :limit
