DELETE FROM attempt
WHERE message_id IN (SELECT id FROM message WHERE conversation_id = :conversation AND at <= :up_to)
