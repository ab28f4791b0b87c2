-- The conversation of the oldest row that is too old.
SELECT conversation_id FROM message WHERE at < :before ORDER BY at, id LIMIT 1
