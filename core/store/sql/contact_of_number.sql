-- The same number on another channel is the same person.
SELECT contact_id FROM contact_address WHERE address = :address ORDER BY contact_id LIMIT 1
