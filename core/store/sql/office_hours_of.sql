SELECT settings FROM office_hours WHERE sender_id = :sender
