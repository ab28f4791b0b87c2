SELECT at, id FROM message WHERE conversation_id = :conversation ORDER BY at, id LIMIT 1 OFFSET :rows
