UPDATE phone_call
SET sid = coalesce(:sid, sid), status = :status, sequence = :sequence, started_at = :started_at, answered_at = :answered_at,
    ended_at = :ended_at, duration_seconds = :duration_seconds
WHERE message_id = :message
RETURNING id
