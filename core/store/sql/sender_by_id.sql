SELECT id, channel, address, name, is_confirmed, acknowledgement, greeting, greeting_language,
    greeting_voice, greeting_url, hold_music, ring_seconds, close_after_hours,
    return_after_minutes
FROM sender
WHERE id = :id
