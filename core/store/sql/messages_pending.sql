SELECT *
FROM message_row
WHERE status IN ('pending', 'unknown')
    AND status = 'pending'
    AND direction = 'outbound'
    AND NOT EXISTS (
        SELECT 1 FROM attempt WHERE attempt.message_id = message_row.id AND attempt.state IN ('leaving', 'unknown'))
    AND NOT EXISTS (
        SELECT 1 FROM message_hold AS h WHERE h.message_id = message_row.id AND h.until > :now)
ORDER BY at, id
LIMIT :limit
