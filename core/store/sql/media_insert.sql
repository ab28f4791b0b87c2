INSERT INTO media (
    message_id, content_type, url, file, state, name, size, width, height, thumbnail, duration_ms, waveform, failure)
VALUES (:message, :content_type, :url, :file, :state, :name, :size, :width, :height, :thumbnail, :duration_ms,
    :waveform, :failure)
