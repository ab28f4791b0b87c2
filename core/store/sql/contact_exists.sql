SELECT given_name, profile_name FROM contact WHERE id = :contact
