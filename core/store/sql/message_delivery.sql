SELECT conversation_id, status, error_code, error_text FROM message WHERE id = :id
