DELETE FROM conversation_label WHERE conversation_id = :conversation
