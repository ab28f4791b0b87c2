INSERT INTO twilio_deletion (kind, sid, tries, due_at)
SELECT 'recording', c.recording_sid, 0, 0
FROM message AS m
JOIN phone_call AS c ON c.message_id = m.id
WHERE m.conversation_id = :conversation AND m.at <= :up_to AND c.recording_sid <> ''
ON CONFLICT (sid) DO NOTHING
