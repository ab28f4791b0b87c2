SELECT conversation_id, sid, segments, ordinal, direction, kind FROM message WHERE id = :id
