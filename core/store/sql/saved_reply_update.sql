UPDATE saved_reply SET name = :name, folder = :folder, body = :body, media = :media WHERE id = :id
