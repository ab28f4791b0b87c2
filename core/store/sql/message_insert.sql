INSERT INTO message (
    conversation_id, ordinal, kind, direction, channel, sid, from_address, to_address, status, error_code, error_text,
    at, segments, media_count, author, body, extra,
    origin, content_sid, content_variables)
VALUES (:conversation, (SELECT message_count + 1 FROM conversation WHERE id = :counted), :kind, :direction, :channel,
    :sid, :from, :to, :status, :error_code, :error_text, :at, :segments, :media_count, :author, :body, :extra,
    :origin, :content_sid, :content_variables)
ON CONFLICT (sid) WHERE sid IS NOT NULL DO NOTHING
RETURNING id
