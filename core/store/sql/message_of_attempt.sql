SELECT message_id FROM attempt WHERE sid = :sid AND message_id IS NOT NULL ORDER BY id DESC LIMIT 1
