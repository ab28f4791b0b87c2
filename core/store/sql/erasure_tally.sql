SELECT count(*), coalesce(sum(m.direction = 'inbound'), 0), coalesce(sum(m.kind IN ('call', 'voicemail')), 0)
FROM conversation AS v
JOIN message AS m ON m.conversation_id = v.id
WHERE v.contact_id = :contact
