UPDATE former_value SET restored_at = :at
WHERE account = :account AND kind = :kind AND place = :place AND restored_at = 0
