CREATE INDEX conversation_overdue ON conversation (sender_id, waiting_since, id)
WHERE waiting_since > 0 AND waiting_since <> returned_for
