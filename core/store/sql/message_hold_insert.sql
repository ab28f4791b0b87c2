INSERT INTO message_hold (message_id, conversation_id, until) VALUES (:message, :conversation, :until)
