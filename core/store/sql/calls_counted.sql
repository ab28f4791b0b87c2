-- What became of them, as outcomeOf() has it. LEFT JOIN keeps the order of the loops.
SELECT m.direction,
    CASE
        WHEN m.kind = 'voicemail' THEN 'voicemail'
        WHEN c.connected_at > 0 THEN 'talked'
        WHEN m.direction = 'inbound' THEN CASE WHEN c.handling = 'declined' THEN 'declined' ELSE 'missed' END
        WHEN c.room = '' AND c.status = 'completed' AND (c.answered_at > 0 OR c.duration_seconds > 0) THEN 'talked'
        ELSE 'no-answer'
    END AS outcome,
    count(*)
FROM message AS m
LEFT JOIN phone_call AS c ON c.message_id = m.id
LEFT JOIN conversation AS v ON v.id = m.conversation_id
WHERE m.kind IN ('call', 'voicemail') AND m.at >= :from AND m.at < :to AND (:every = 1 OR v.sender_id = :sender)
    AND c.status NOT IN ('queued', 'initiated', 'ringing', 'in-progress')
GROUP BY 1, 2
