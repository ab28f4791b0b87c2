UPDATE conversation
SET is_opted_out = :is_opted_out
WHERE sender_id = :sender AND address = :address AND channel = :channel
RETURNING id
