SELECT *
FROM message_row
WHERE (at, id) > (:at, :id)
ORDER BY at, id
LIMIT :limit
