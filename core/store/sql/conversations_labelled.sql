SELECT *
FROM conversation_row
WHERE id IN (SELECT conversation_id FROM conversation_label WHERE label = :label)
    AND (last_at, id) < (:last_at, :id)
    AND :sender IN (0, sender_id)
ORDER BY last_at DESC, id DESC
LIMIT :limit
