-- One message as it is read, with its call. LEFT JOIN keeps the order of the loops.
CREATE VIEW message_row AS
SELECT
    m.id, m.conversation_id, m.ordinal, m.kind, m.direction, m.channel, m.sid, m.from_address, m.to_address, m.status,
    m.error_code, m.error_text, m.at, m.segments, m.media_count, m.author, m.body, m.extra,
    c.id AS call_id, c.sid AS call_sid, c.status AS call_status, c.sequence, c.started_at, c.answered_at, c.ended_at,
    c.duration_seconds, c.handling, c.handled_by, c.room, c.agent_sid, c.agent_status, c.connected_at, c.talk_seconds,
    c.recording_sid, c.recording_seconds, m.origin, m.content_sid, m.content_variables
FROM message AS m
LEFT JOIN phone_call AS c ON m.kind IN ('call', 'voicemail') AND c.message_id = m.id
