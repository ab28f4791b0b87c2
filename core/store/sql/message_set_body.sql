UPDATE message SET body = :body WHERE id = :id
