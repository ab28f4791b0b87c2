SELECT id, place FROM reply_rule ORDER BY place, id
