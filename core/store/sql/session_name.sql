UPDATE session SET topic = :topic, outcome = :outcome WHERE conversation_id = :conversation AND number = :number
