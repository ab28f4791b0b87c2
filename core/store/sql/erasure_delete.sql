DELETE FROM erasure WHERE id = :id
