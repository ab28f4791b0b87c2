INSERT INTO conversation_label (label, conversation_id) VALUES (:label, :conversation)
