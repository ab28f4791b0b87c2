CREATE INDEX conversation_due ON conversation (snoozed_until, id) WHERE snoozed_until > 0
