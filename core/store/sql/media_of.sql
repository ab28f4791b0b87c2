SELECT id, content_type, url, file FROM media WHERE message_id = :message ORDER BY id
