DELETE FROM contact_address WHERE contact_id = :contact
