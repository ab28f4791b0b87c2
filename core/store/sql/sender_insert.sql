INSERT INTO sender (
    channel, address, name, is_confirmed, acknowledgement, greeting, greeting_language, greeting_voice, greeting_url,
    hold_music, ring_seconds)
VALUES (
    :channel, :address, :name, :is_confirmed, :acknowledgement, :greeting, :greeting_language, :greeting_voice,
    :greeting_url, :hold_music, :ring_seconds)
RETURNING id
