DELETE FROM contact WHERE id = :contact
