UPDATE reply_rule SET place = :place WHERE id = :id
