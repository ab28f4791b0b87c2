CREATE INDEX conversation_unread ON conversation (id) WHERE unread > 0
