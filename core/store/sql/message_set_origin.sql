UPDATE message SET origin = :origin WHERE id = :id
