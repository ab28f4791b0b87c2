-- How many there are, and the two that half and nine tenths of them do not exceed.
SELECT total, took
FROM (
    SELECT took, row_number() OVER (ORDER BY took) AS place, count(*) OVER () AS total
    FROM answer
    WHERE answered_at >= :from AND answered_at < :to AND (:every = 1 OR sender_id = :sender)) AS ordered
WHERE place IN ((total + 1) / 2, (total * 9 + 9) / 10)
ORDER BY place
