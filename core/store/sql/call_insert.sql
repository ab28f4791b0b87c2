INSERT INTO phone_call (
    message_id, sid, status, sequence, started_at, answered_at, ended_at, duration_seconds, handling, handled_by, room,
    agent_sid, agent_status, connected_at, talk_seconds, recording_sid, recording_seconds)
VALUES (
    :message, :sid, :status, :sequence, :started_at, :answered_at, :ended_at, :duration_seconds, :handling, :handled_by,
    :room, :agent_sid, :agent_status, :connected_at, :talk_seconds, :recording_sid, :recording_seconds)
