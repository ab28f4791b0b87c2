SELECT is_on, from_minute, until_minute, zone FROM quiet_hours WHERE sender_id = :sender
