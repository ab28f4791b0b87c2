SELECT *
FROM message_row
WHERE conversation_id = :conversation AND (at, id) < (:at, :id)
ORDER BY at DESC, id DESC
LIMIT :limit
