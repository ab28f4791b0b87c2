UPDATE sender
SET channel = :channel, address = :address, name = :name, is_confirmed = :is_confirmed,
    acknowledgement = :acknowledgement, greeting = :greeting, greeting_language = :greeting_language
WHERE id = :id
