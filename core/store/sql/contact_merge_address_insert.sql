INSERT INTO contact_merge_address (merge_id, channel, address) VALUES (:merge, :channel, :address)
