SELECT contact_id FROM contact_address WHERE address = :address AND channel = :channel
