DELETE FROM conversation WHERE id = :conversation
