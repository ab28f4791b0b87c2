SELECT id, contact_id, actor, is_at_twilio, at FROM erasure ORDER BY id
