DELETE FROM conversation_label WHERE label = :label AND conversation_id = :conversation
