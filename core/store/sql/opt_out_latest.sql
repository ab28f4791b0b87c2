-- Of the pair, or of any sender in the same pool.
SELECT sender_id, is_opted_out, evidence, at
FROM opt_out
WHERE address = :address AND channel = :channel AND sender_id IN (
    SELECT CAST(:sender AS BIGINT)
    UNION
    SELECT other.sender_id
    FROM sender_service AS own
    JOIN sender_service AS other ON other.service_sid = own.service_sid
    WHERE own.sender_id = :pooled)
ORDER BY id DESC
LIMIT 1
