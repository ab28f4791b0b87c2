INSERT INTO traffic (quarter, sender_id, direction, is_auto, status, error_code, amount)
SELECT m.at / 900000, v.sender_id, m.direction, (m.author = 'auto' OR m.origin IN ('rule', 'model')), m.status,
    m.error_code, count(*)
FROM message AS m
JOIN conversation AS v ON v.id = m.conversation_id
WHERE m.kind IN ('text', 'mms')
GROUP BY 1, 2, 3, 4, 5, 6
