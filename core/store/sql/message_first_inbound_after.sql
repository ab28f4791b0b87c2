SELECT at
FROM message
WHERE conversation_id = :conversation AND at > :at AND direction = 'inbound'
ORDER BY at, id
LIMIT 1
