INSERT INTO phone_call (
    message_id, sid, status, sequence, started_at, answered_at, ended_at, duration_seconds)
VALUES (:message, :sid, :status, :sequence, :started_at, :answered_at, :ended_at, :duration_seconds)
