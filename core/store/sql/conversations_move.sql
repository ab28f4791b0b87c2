UPDATE conversation
SET contact_id = :contact, is_blocked = :is_blocked
WHERE address = :address AND channel = :channel AND contact_id = :former
