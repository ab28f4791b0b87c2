UPDATE media
SET content_type = :content_type, url = :url, file = :file, state = :state, name = :name, size = :size, width = :width,
    height = :height, thumbnail = :thumbnail, duration_ms = :duration_ms, waveform = :waveform, failure = :failure
WHERE id = :id
