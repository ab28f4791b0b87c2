INSERT INTO status_callback (sid, token, status, error_code, at)
VALUES (:sid, :token, :status, :error_code, :at)
ON CONFLICT (sid, status, error_code) DO NOTHING
RETURNING id
