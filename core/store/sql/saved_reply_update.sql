UPDATE saved_reply SET name = :name, folder = :folder, body = :body WHERE id = :id
