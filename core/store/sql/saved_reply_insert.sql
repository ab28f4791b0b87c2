INSERT INTO saved_reply (name, folder, body, uses) VALUES (:name, :folder, :body, :uses) RETURNING id
