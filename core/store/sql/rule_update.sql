UPDATE reply_rule SET settings = :settings WHERE id = :id
