CREATE INDEX audit_conversation ON audit (conversation_id, at)
