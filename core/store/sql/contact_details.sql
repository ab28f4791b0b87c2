SELECT notes, is_blocked FROM contact WHERE id = :id
