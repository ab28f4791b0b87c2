SELECT count(*)
FROM (
    SELECT 1
    FROM message
    WHERE status IN ('pending', 'unknown') AND status = 'pending' AND channel = :channel AND from_address = :from
    LIMIT :limit) AS waiting
