INSERT INTO erasure (contact_id, actor, is_at_twilio, at) VALUES (:contact, :actor, :is_at_twilio, :at)
