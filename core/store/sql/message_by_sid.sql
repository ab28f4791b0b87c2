SELECT * FROM message_row WHERE sid = :sid
