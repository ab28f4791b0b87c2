SELECT min(due)
FROM (
    SELECT min(snoozed_until) AS due FROM conversation WHERE snoozed_until > 0
    UNION ALL
    SELECT min(v.waiting_since + s.return_after_minutes * 60000)
    FROM sender AS s
    JOIN conversation AS v ON v.sender_id = s.id
    WHERE s.return_after_minutes > 0 AND v.waiting_since > 0 AND v.waiting_since <> v.returned_for
    UNION ALL
    SELECT min(CASE WHEN v.last_at > v.state_at THEN v.last_at ELSE v.state_at END + s.close_after_hours * 3600000)
    FROM sender AS s
    JOIN conversation AS v ON v.sender_id = s.id
    WHERE s.close_after_hours > 0 AND v.state = 'open' AND v.waiting_since = 0)
    AS next
