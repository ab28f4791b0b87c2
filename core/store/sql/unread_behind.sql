SELECT count(*)
FROM message
WHERE conversation_id = :conversation AND ordinal > :ordinal AND direction = 'inbound'
