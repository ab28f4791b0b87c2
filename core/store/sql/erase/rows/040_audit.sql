UPDATE audit SET detail = NULL WHERE conversation_id = :conversation AND at <= :up_to AND detail IS NOT NULL
