UPDATE conversation SET is_blocked = :is_blocked WHERE contact_id = :contact
