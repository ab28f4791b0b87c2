-- LEFT JOIN keeps the order of the loops.
SELECT c.connected_at - m.at AS took
FROM message AS m
LEFT JOIN phone_call AS c ON c.message_id = m.id
LEFT JOIN conversation AS v ON v.id = m.conversation_id
WHERE m.kind IN ('call', 'voicemail') AND m.at >= :from AND m.at < :to AND m.direction = 'inbound'
    AND c.connected_at > 0 AND (:every = 1 OR v.sender_id = :sender)
ORDER BY took
