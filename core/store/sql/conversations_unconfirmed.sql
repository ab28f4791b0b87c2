SELECT *
FROM conversation_row
WHERE sender_id IN (SELECT id FROM sender WHERE is_confirmed = 0)
    AND (last_at, id) < (:last_at, :id)
    AND :sender IN (0, sender_id)
ORDER BY last_at DESC, id DESC
LIMIT :limit
