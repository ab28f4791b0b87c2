SELECT at, id
FROM message
WHERE conversation_id = :conversation AND ordinal >= :ordinal
ORDER BY ordinal
LIMIT 1
