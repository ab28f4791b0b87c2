UPDATE attempt
SET state = :state, sid = coalesce(:sid, sid), error_code = :error_code, resolved_at = :resolved_at
WHERE id = :id AND state IN ('leaving', 'unknown')
RETURNING id
