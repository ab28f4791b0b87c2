SELECT months, ran_at FROM retention WHERE id = 1
