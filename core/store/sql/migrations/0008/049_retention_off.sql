INSERT INTO retention (id, months, ran_at) VALUES (1, 0, 0)
