SELECT id, channel, address, name, is_confirmed, acknowledgement, greeting, greeting_language
FROM sender
ORDER BY is_confirmed DESC, lower(name), address, channel
