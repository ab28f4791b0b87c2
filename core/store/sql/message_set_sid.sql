UPDATE message SET sid = :sid, segments = :segments WHERE id = :id
