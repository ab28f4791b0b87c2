INSERT INTO sender_service (sender_id, service_sid)
VALUES (:sender, :service)
ON CONFLICT (sender_id) DO UPDATE
SET service_sid = excluded.service_sid
