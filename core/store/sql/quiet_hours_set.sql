INSERT INTO quiet_hours (sender_id, is_on, from_minute, until_minute, zone)
VALUES (:sender, :is_on, :from_minute, :until_minute, :zone)
ON CONFLICT (sender_id) DO UPDATE
SET is_on = excluded.is_on, from_minute = excluded.from_minute, until_minute = excluded.until_minute,
    zone = excluded.zone
