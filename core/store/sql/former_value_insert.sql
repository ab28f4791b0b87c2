INSERT INTO former_value (at, account, kind, place, title, field, former, written, restored_at)
VALUES (:at, :account, :kind, :place, :title, :field, :former, :written, 0)
