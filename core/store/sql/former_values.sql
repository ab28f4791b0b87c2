SELECT id, at, kind, place, title, field, former, written FROM former_value
WHERE account = :account AND restored_at = 0
ORDER BY id
