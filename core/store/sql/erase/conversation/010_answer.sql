DELETE FROM answer WHERE conversation_id = :conversation
