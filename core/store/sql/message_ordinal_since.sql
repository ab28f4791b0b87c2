SELECT min(ordinal) FROM message WHERE conversation_id = :conversation AND at >= :at AND direction = 'inbound'
