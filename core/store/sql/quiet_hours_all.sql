SELECT is_on, from_minute, until_minute, zone, sender_id FROM quiet_hours
