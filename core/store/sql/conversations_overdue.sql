SELECT v.id
FROM sender AS s
JOIN conversation AS v ON v.sender_id = s.id
WHERE s.return_after_minutes > 0
    AND v.waiting_since > 0
    AND v.waiting_since <> v.returned_for
    AND v.waiting_since <= :now - s.return_after_minutes * 60000
ORDER BY v.waiting_since, v.id
LIMIT :limit
