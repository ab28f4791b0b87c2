SELECT id FROM message WHERE sid = :sid
