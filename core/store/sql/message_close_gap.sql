UPDATE message SET ordinal = ordinal - 1 WHERE conversation_id = :conversation AND ordinal > :ordinal
