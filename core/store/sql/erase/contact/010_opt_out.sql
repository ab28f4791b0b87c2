DELETE FROM opt_out
WHERE (address, channel) IN (SELECT address, channel FROM contact_address WHERE contact_id = :contact)
