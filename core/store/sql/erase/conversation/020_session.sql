DELETE FROM session WHERE conversation_id = :conversation
