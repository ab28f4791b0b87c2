UPDATE scheduled_reply SET state = 'answered' WHERE conversation_id = :conversation AND state = 'waiting'
