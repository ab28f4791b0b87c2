-- A call that an agent took or declined waits for no answer.
SELECT m.at
FROM message AS m
LEFT JOIN phone_call AS c ON m.kind = 'call' AND c.message_id = m.id
WHERE m.conversation_id = :conversation AND m.at > :at AND m.direction = 'inbound'
    AND (c.id IS NULL OR (c.connected_at = 0 AND c.handling <> 'declined'))
ORDER BY m.at, m.id
LIMIT 1
