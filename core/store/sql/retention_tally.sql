SELECT count(*), count(DISTINCT conversation_id) FROM message WHERE at < :before
