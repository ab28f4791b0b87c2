SELECT *
FROM conversation_row
WHERE state = :state
    AND :sender IN (0, sender_id)
    AND (CASE WHEN waiting_since = 0 THEN 9223372036854775807 ELSE waiting_since END, -last_at, -id)
        > (:waiting_since, :last_at, :id)
ORDER BY CASE WHEN waiting_since = 0 THEN 9223372036854775807 ELSE waiting_since END, last_at DESC, id DESC
LIMIT :limit
