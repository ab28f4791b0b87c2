SELECT is_opted_out
FROM opt_out
WHERE sender_id = :sender AND address = :address AND channel = :channel
ORDER BY id DESC
LIMIT 1
