INSERT INTO saved_reply (name, folder, body, uses, media) VALUES (:name, :folder, :body, :uses, :media) RETURNING id
