DELETE FROM former_value
WHERE account = :account AND kind = :kind AND place = :place AND at = :at AND restored_at = 0
