CREATE INDEX conversation_contact ON conversation (contact_id)
