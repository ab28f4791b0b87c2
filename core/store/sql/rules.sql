SELECT id, settings FROM reply_rule ORDER BY place, id
