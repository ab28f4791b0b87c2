INSERT INTO event (number, at, kind, conversation_id, message_id, sender_id)
VALUES (:number, :at, :kind, :conversation, :message, :sender)
