DELETE FROM assistant_pause WHERE conversation_id = :conversation
