INSERT INTO assistant_shadow (at, conversation_id, message_id, drafted, silence)
VALUES (:at, :conversation, :message, :drafted, :silence)
RETURNING id
