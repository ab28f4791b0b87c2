CREATE INDEX attempt_message ON attempt (message_id)
