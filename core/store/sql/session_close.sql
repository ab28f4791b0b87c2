UPDATE session
SET closed_at = :closed_at, topic = :topic, outcome = :outcome
WHERE conversation_id = :conversation AND number = :number
