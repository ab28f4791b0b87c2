INSERT INTO attempt (message_id, token, state, sid, error_code, at, resolved_at)
VALUES (:message, :token, :state, :sid, :error_code, :at, :resolved_at)
RETURNING id
