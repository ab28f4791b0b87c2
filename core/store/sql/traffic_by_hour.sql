-- The hour counts from 1970 in local time, which has this offset to UTC over all of the stretch.
SELECT (quarter * 900000 + :utc_offset) / 3600000 AS hour, direction, sum(amount)
FROM traffic
WHERE quarter >= :first AND quarter < :behind AND (:every = 1 OR sender_id = :sender)
GROUP BY 1, 2
