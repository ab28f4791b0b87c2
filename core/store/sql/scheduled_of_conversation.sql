SELECT id, conversation_id, body, media, due_at, written_at, author, state, reason
FROM scheduled_reply
WHERE conversation_id = :conversation
ORDER BY due_at, id
