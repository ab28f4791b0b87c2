SELECT channel, address FROM contact_merge_address WHERE merge_id = :merge ORDER BY address, channel
