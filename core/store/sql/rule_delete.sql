DELETE FROM reply_rule WHERE id = :id
