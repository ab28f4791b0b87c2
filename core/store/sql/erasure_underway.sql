-- What is on its way or on the line with them: their rows are still needed.
SELECT count(*)
FROM conversation AS v
JOIN message AS m ON m.conversation_id = v.id
LEFT JOIN phone_call AS c ON c.message_id = m.id
LEFT JOIN attempt AS a ON a.message_id = m.id AND a.state IN ('leaving', 'unknown')
WHERE v.contact_id = :contact
    AND (a.id IS NOT NULL OR c.status IN ('queued', 'initiated', 'ringing', 'in-progress'))
