CREATE INDEX answer_conversation ON answer (conversation_id, answered_at)
