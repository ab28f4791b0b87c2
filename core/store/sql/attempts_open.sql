SELECT id, message_id, token, state, sid, error_code, at, resolved_at
FROM attempt
WHERE state IN ('leaving', 'unknown')
ORDER BY at, id
