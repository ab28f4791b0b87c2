UPDATE audit SET conversation_id = NULL, message_id = NULL, detail = NULL WHERE conversation_id = :conversation
