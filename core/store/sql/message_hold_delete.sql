DELETE FROM message_hold WHERE message_id = :message
