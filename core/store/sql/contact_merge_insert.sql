INSERT INTO contact_merge (at, contact_id, former_id, parted_at) VALUES (:at, :contact, :former, 0)
RETURNING id
