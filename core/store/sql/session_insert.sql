INSERT INTO session (conversation_id, number, opened_at, closed_at) VALUES (:conversation, :number, :opened_at, 0)
