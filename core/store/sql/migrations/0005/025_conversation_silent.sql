CREATE INDEX conversation_silent ON conversation (sender_id, last_at, id) WHERE state = 'open' AND waiting_since = 0
