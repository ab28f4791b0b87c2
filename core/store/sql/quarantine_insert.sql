INSERT INTO quarantine (at, route, reason, body, request_id, method, content_type, signature, tried, size)
VALUES (:at, :route, :reason, :body, :request_id, :method, :content_type, :signature, :tried, :size)
RETURNING id
