INSERT INTO sender (channel, address, name, is_confirmed, acknowledgement, greeting, greeting_language)
VALUES (:channel, :address, :name, :is_confirmed, :acknowledgement, :greeting, :greeting_language)
RETURNING id
