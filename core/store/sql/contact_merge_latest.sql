SELECT id, former_id FROM contact_merge WHERE contact_id = :contact AND parted_at = 0 ORDER BY id DESC LIMIT 1
