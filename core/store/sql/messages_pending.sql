SELECT *
FROM message_row
WHERE status IN ('pending', 'unknown')
    AND status = 'pending'
    AND direction = 'outbound'
    AND NOT EXISTS (
        SELECT 1 FROM attempt WHERE attempt.message_id = message_row.id AND attempt.state IN ('leaving', 'unknown'))
ORDER BY at, id
LIMIT :limit
