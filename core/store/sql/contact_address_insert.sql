INSERT INTO contact_address (channel, address, contact_id) VALUES (:channel, :address, :contact)
