UPDATE retention SET months = :months WHERE id = 1
