SELECT until FROM message_hold WHERE message_id = :message
