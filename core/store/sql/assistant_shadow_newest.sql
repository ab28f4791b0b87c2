-- Beside each what a person wrote next.
SELECT s.at, s.conversation_id, coalesce(asked.body, ''), s.drafted, s.silence, coalesce(sent.body, ''),
    coalesce(sent.author, '')
FROM assistant_shadow AS s
LEFT JOIN message AS asked ON asked.id = s.message_id
LEFT JOIN message AS sent ON sent.id = (
    SELECT min(m.id)
    FROM message AS m
    WHERE m.conversation_id = s.conversation_id AND m.id > s.message_id AND m.direction = 'outbound'
        AND m.kind IN ('text', 'mms') AND m.author <> 'auto' AND m.origin IN ('agent', 'schedule'))
ORDER BY s.id DESC
LIMIT :limit
