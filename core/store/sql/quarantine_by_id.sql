SELECT id, at, route, reason, body, request_id, method, content_type, signature, tried, size, replayed_at
FROM quarantine
WHERE id = :id
