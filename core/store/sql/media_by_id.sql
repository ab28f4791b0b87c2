SELECT id, content_type, url, file, state, name, size, width, height, thumbnail, duration_ms, waveform, failure,
    message_id
FROM media
WHERE id = :id
