SELECT id, kind, sid, tries FROM twilio_deletion WHERE due_at <= :now ORDER BY due_at, id LIMIT 1
