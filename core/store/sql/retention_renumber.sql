UPDATE message
SET ordinal = numbered.place
FROM (
    SELECT id, row_number() OVER (ORDER BY ordinal) AS place
    FROM message
    WHERE conversation_id = :conversation) AS numbered
WHERE message.id = numbered.id AND message.ordinal <> numbered.place
