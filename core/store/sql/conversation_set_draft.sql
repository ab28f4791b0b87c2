UPDATE conversation SET draft = :draft WHERE id = :id
