SELECT *
FROM message_row
WHERE id IN (
    SELECT message_id FROM phone_call WHERE status IN ('queued', 'initiated', 'ringing', 'in-progress'))
ORDER BY at, id
