SELECT max(h.until)
FROM message_hold AS h
JOIN message AS m ON m.id = h.message_id
WHERE h.conversation_id = :conversation AND m.status = 'pending'
HAVING count(*) > 0
