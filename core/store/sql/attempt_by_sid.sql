SELECT id, message_id, token, state, sid, error_code, at, resolved_at
FROM attempt
WHERE sid = :sid
ORDER BY id DESC
LIMIT 1
