SELECT id, channel, address, name, is_confirmed, acknowledgement, greeting, greeting_language
FROM sender
WHERE id = :id
