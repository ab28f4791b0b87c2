SELECT s.number, s.opened_at, s.closed_at, s.topic, s.outcome,
    (SELECT m.ordinal
     FROM message AS m
     WHERE m.conversation_id = s.conversation_id AND m.at >= s.opened_at AND (s.closed_at = 0 OR m.at <= s.closed_at)
     ORDER BY m.at, m.id
     LIMIT 1) AS first_ordinal
FROM session AS s
WHERE s.conversation_id = :conversation
ORDER BY s.number DESC
