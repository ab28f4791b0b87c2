SELECT number, at, kind, conversation_id, message_id, sender_id
FROM event
WHERE number > :number
ORDER BY number
LIMIT :limit
