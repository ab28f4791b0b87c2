UPDATE contact SET is_blocked = :is_blocked WHERE id = :id
