SELECT sender_id, direction, is_auto, status, error_code, sum(amount)
FROM traffic
WHERE quarter >= :first AND quarter < :behind AND (:every = 1 OR sender_id = :sender)
GROUP BY 1, 2, 3, 4, 5
HAVING sum(amount) > 0
