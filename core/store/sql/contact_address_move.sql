UPDATE contact_address SET contact_id = :contact WHERE address = :address AND channel = :channel
