UPDATE conversation
SET is_opted_out = :is_opted_out
WHERE address = :address AND channel = :channel AND sender_id IN (
    SELECT CAST(:sender AS BIGINT)
    UNION
    SELECT other.sender_id
    FROM sender_service AS own
    JOIN sender_service AS other ON other.service_sid = own.service_sid
    WHERE own.sender_id = :pooled)
RETURNING id, sender_id
