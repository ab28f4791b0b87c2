SELECT id, contact_id
FROM conversation
WHERE sender_id = :sender AND address = :address AND channel = :channel
