SELECT count(*)
FROM conversation AS v
JOIN message AS m ON m.conversation_id = v.id
JOIN media AS f ON f.message_id = m.id
WHERE v.contact_id = :contact AND f.file <> ''
