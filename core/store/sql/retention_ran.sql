UPDATE retention SET ran_at = :ran_at WHERE id = 1
