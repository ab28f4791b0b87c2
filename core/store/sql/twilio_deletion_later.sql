UPDATE twilio_deletion SET tries = tries + 1, due_at = :due_at WHERE id = :id
