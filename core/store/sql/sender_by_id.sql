SELECT id, channel, address, name, is_confirmed, acknowledgement, greeting, greeting_language,
    greeting_voice, greeting_url, hold_music, ring_seconds
FROM sender
WHERE id = :id
