SELECT v.id
FROM sender AS s
JOIN conversation AS v ON v.sender_id = s.id
WHERE s.close_after_hours > 0
    AND v.state = 'open'
    AND v.waiting_since = 0
    AND v.last_at <= :now - s.close_after_hours * 3600000
    AND v.state_at <= :now_again - s.close_after_hours * 3600000
ORDER BY v.last_at, v.id
LIMIT :limit
