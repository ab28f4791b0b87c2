SELECT id, content_type, url, file, state, name, size, width, height, thumbnail, duration_ms, waveform, failure
FROM media
WHERE message_id = :message
ORDER BY id
