SELECT at, id FROM message WHERE conversation_id = :conversation ORDER BY at DESC, id DESC LIMIT 1
