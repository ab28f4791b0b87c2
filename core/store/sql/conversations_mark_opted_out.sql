-- After a pool changed: what the ledger says of each contact that is in it.
UPDATE conversation
SET is_opted_out = coalesce((
    SELECT o.is_opted_out
    FROM opt_out AS o
    WHERE o.address = conversation.address AND o.channel = conversation.channel AND (
        o.sender_id = conversation.sender_id OR o.sender_id IN (
            SELECT other.sender_id
            FROM sender_service AS own
            JOIN sender_service AS other ON other.service_sid = own.service_sid
            WHERE own.sender_id = conversation.sender_id))
    ORDER BY o.id DESC
    LIMIT 1), 0)
WHERE EXISTS (SELECT 1 FROM opt_out AS o WHERE o.address = conversation.address AND o.channel = conversation.channel)
