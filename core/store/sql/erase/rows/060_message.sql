-- Last, with their media and calls: the others find their rows by these.
DELETE FROM message WHERE conversation_id = :conversation AND at <= :up_to
