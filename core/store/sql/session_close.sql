UPDATE session SET closed_at = :closed_at WHERE conversation_id = :conversation AND number = :number
