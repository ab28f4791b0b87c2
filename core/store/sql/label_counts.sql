SELECT l.label, sum(CASE WHEN v.state <> 'closed' THEN 1 ELSE 0 END) AS conversations
FROM conversation_label AS l
LEFT JOIN conversation AS v ON v.id = l.conversation_id
GROUP BY l.label
ORDER BY lower(l.label), l.label
