SELECT channel, address FROM contact_address WHERE contact_id = :contact ORDER BY address, channel
