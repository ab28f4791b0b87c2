DELETE FROM assistant_shadow WHERE conversation_id = :conversation
