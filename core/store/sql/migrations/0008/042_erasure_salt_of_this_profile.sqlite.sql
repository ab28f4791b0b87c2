INSERT INTO erasure_salt (id, salt) VALUES (1, lower(hex(randomblob(16))))
