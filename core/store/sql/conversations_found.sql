SELECT *
FROM conversation_row
WHERE contact_id IN (
        SELECT id
        FROM contact
        WHERE search_text LIKE :text ESCAPE '\' OR search_text LIKE :digits ESCAPE '\')
    AND (last_at, id) < (:last_at, :id)
    AND :sender IN (0, sender_id)
ORDER BY last_at DESC, id DESC
LIMIT :limit
