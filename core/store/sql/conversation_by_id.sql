SELECT * FROM conversation_row WHERE id = :id
