SELECT contact_id FROM conversation WHERE id = :conversation
