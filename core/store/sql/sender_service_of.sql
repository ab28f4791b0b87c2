SELECT service_sid FROM sender_service WHERE sender_id = :sender
