INSERT INTO audit (at, actor, action, conversation_id, message_id, detail)
VALUES (:at, :actor, :action, :conversation, :message, :detail)
