SELECT is_opted_out, count(*)
FROM opt_out
WHERE at >= :from AND at < :to AND (:every = 1 OR sender_id = :sender)
GROUP BY is_opted_out
