DELETE FROM scheduled_reply WHERE conversation_id = :conversation
