-- Each attempt made a message of its own there.
INSERT INTO twilio_deletion (kind, sid, tries, due_at)
WITH gone AS (SELECT id, sid, kind FROM message WHERE conversation_id = :conversation AND at <= :up_to)
SELECT 'message', sid, 0, 0 FROM gone WHERE sid IS NOT NULL AND kind IN ('text', 'mms')
UNION
SELECT 'message', a.sid, 0, 0 FROM gone AS g JOIN attempt AS a ON a.message_id = g.id WHERE a.sid IS NOT NULL
ON CONFLICT (sid) DO NOTHING
