INSERT INTO quarantine (at, route, reason, body, request_id) VALUES (:at, :route, :reason, :body, :request_id)
RETURNING id
