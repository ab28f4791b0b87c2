SELECT id FROM conversation WHERE contact_id = :contact ORDER BY id
