UPDATE contact_merge SET parted_at = :at WHERE id = :id
