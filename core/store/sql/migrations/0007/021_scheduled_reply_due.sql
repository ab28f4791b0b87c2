CREATE INDEX scheduled_reply_due ON scheduled_reply (due_at, id)
