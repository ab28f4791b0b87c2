-- The numbers have no gaps, so the rows stay and refer to nothing.
UPDATE event SET conversation_id = NULL, message_id = NULL WHERE conversation_id = :conversation
