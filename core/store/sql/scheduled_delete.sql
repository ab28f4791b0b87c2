DELETE FROM scheduled_reply WHERE id = :id
