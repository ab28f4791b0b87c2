-- A call that an agent took or declined is nothing to be read.
SELECT count(*)
FROM message AS m
LEFT JOIN phone_call AS c ON m.kind = 'call' AND c.message_id = m.id
WHERE m.conversation_id = :conversation AND m.ordinal > :ordinal AND m.direction = 'inbound'
    AND (c.id IS NULL OR (c.connected_at = 0 AND c.handling <> 'declined'))
