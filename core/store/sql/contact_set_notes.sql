UPDATE contact SET notes = :notes WHERE id = :id
