SELECT * FROM message_row WHERE id = :id
