UPDATE saved_reply SET uses = uses + 1 WHERE id = :id
