-- A stretch ends with what a person wrote or said; its first row is when the customer began to wait.
INSERT INTO answer (answered_at, conversation_id, sender_id, took)
SELECT s.at, s.conversation_id, v.sender_id, min(s.at - s.since)
FROM (
    SELECT conversation_id, at, is_reply,
        min(waits_from) OVER (PARTITION BY conversation_id, stretch) AS since,
        min(writes_at) OVER (PARTITION BY conversation_id, stretch) AS written_at
    FROM (
        SELECT conversation_id, at, is_reply, waits_from, writes_at,
            coalesce(sum(is_reply) OVER (
                PARTITION BY conversation_id ORDER BY at, is_reply ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)
                AS stretch
        FROM (
            SELECT m.conversation_id, m.at, 0 AS is_reply, m.at AS waits_from,
                CASE WHEN m.kind <> 'call' THEN m.at END AS writes_at
            FROM message AS m
            LEFT JOIN phone_call AS c ON m.kind = 'call' AND c.message_id = m.id
            WHERE m.direction = 'inbound' AND (c.id IS NULL OR (c.connected_at = 0 AND c.handling <> 'declined'))
            UNION ALL
            SELECT m.conversation_id, m.at, 1, NULL, NULL
            FROM message AS m
            WHERE m.direction = 'outbound' AND m.author <> 'auto' AND m.origin NOT IN ('rule', 'model')
                AND m.kind <> 'note'
            UNION ALL
            SELECT m.conversation_id, c.connected_at, 1, NULL, NULL
            FROM message AS m
            JOIN phone_call AS c ON c.message_id = m.id
            WHERE m.kind = 'call' AND m.direction = 'inbound' AND c.connected_at > 0) AS happened) AS numbered) AS s
JOIN conversation AS v ON v.id = s.conversation_id
WHERE s.is_reply = 1 AND s.since IS NOT NULL AND s.since = s.written_at
GROUP BY s.at, s.conversation_id, v.sender_id
