UPDATE phone_call
SET sid = coalesce(:sid, sid), status = :status, sequence = :sequence, started_at = :started_at, answered_at = :answered_at,
    ended_at = :ended_at, duration_seconds = :duration_seconds, handling = :handling, handled_by = :handled_by,
    room = :room, agent_sid = :agent_sid, agent_status = :agent_status, connected_at = :connected_at,
    talk_seconds = :talk_seconds, recording_sid = :recording_sid, recording_seconds = :recording_seconds
WHERE message_id = :message
RETURNING id
