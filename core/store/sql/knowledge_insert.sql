INSERT INTO knowledge (file, body)
VALUES (:file, :body)
