UPDATE sender
SET channel = :channel, address = :address, name = :name, is_confirmed = :is_confirmed,
    acknowledgement = :acknowledgement, greeting = :greeting, greeting_language = :greeting_language,
    greeting_voice = :greeting_voice, greeting_url = :greeting_url, hold_music = :hold_music,
    ring_seconds = :ring_seconds, close_after_hours = :close_after_hours,
    return_after_minutes = :return_after_minutes
WHERE id = :id
