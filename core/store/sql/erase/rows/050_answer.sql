DELETE FROM answer WHERE conversation_id = :conversation AND answered_at <= :up_to
