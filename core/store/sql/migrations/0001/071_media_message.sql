CREATE INDEX media_message ON media (message_id)
