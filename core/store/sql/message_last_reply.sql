-- What a person wrote or said: a call that was taken is a reply, at the time when both were on the line.
SELECT max(at)
FROM (
    SELECT at
    FROM message
    WHERE conversation_id = :conversation AND direction = 'outbound' AND author <> 'auto' AND kind <> 'note'
        AND origin IN ('agent', 'schedule')
    UNION ALL
    SELECT c.connected_at
    FROM message AS m
    JOIN phone_call AS c ON c.message_id = m.id
    WHERE m.conversation_id = :talked_in AND m.kind = 'call' AND m.direction = 'inbound' AND c.connected_at > 0)
    AS reply
