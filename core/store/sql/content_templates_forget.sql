DELETE FROM content_template WHERE read_at <> :read_at
