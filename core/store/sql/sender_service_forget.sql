DELETE FROM sender_service WHERE sender_id = :sender
