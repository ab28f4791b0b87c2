UPDATE conversation SET labels = :labels WHERE id = :id
