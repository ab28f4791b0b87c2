UPDATE message SET status = :status, error_code = :error_code, error_text = :error_text WHERE id = :id
