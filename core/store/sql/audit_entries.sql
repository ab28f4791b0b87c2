SELECT at, actor, action, conversation_id, message_id, detail FROM audit ORDER BY id DESC LIMIT :limit
