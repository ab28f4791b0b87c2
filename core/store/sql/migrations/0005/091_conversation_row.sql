-- One conversation as the list shows it, with its newest row. LEFT JOIN keeps the order of the loops.
CREATE VIEW conversation_row AS
SELECT
    v.id, v.sender_id, v.contact_id, v.channel, v.address, v.state, v.session, v.opened_at, v.last_at,
    v.last_inbound_at, v.waiting_since, v.unread, v.message_count, v.read_up_to, v.is_opted_out, v.draft, v.call_count,
    v.snoozed_until, v.is_blocked, v.labels,
    s.channel AS sender_channel, s.address AS sender_address, s.name AS sender_name,
    CASE WHEN p.given_name <> '' THEN p.given_name ELSE p.profile_name END AS contact_name,
    m.id AS message_id, m.conversation_id, m.ordinal, m.kind, m.direction, m.channel AS message_channel, m.sid,
    m.from_address, m.to_address, m.status, m.error_code, m.error_text, m.at, m.segments, 0 AS media_count, m.author,
    m.body, NULL AS extra,
    c.id AS call_id, c.sid AS call_sid, c.status AS call_status, c.sequence, c.started_at, c.answered_at, c.ended_at,
    c.duration_seconds, c.handling, c.handled_by, c.room, c.agent_sid, c.agent_status, c.connected_at, c.talk_seconds,
    c.recording_sid, c.recording_seconds
FROM conversation AS v
LEFT JOIN sender AS s ON s.id = v.sender_id
LEFT JOIN contact AS p ON p.id = v.contact_id
LEFT JOIN message AS m ON m.id = v.last_message_id
LEFT JOIN phone_call AS c ON m.kind IN ('call', 'voicemail') AND c.message_id = m.id
