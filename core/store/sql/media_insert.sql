INSERT INTO media (message_id, content_type, url, file) VALUES (:message, :content_type, :url, :file)
