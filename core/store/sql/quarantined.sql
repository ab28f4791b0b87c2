SELECT id, at, route, reason, body, request_id FROM quarantine ORDER BY id DESC LIMIT :limit
