UPDATE session
SET closed_at = 0, topic = '', outcome = ''
WHERE conversation_id = :conversation AND number = :number
