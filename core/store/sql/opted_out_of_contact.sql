-- The newest word of each pair.
SELECT o.sender_id, o.channel, o.address, o.is_opted_out
FROM opt_out AS o
WHERE o.id IN (
    SELECT max(l.id)
    FROM contact_address AS a
    JOIN opt_out AS l ON l.address = a.address AND l.channel = a.channel
    WHERE a.contact_id = :contact
    GROUP BY l.sender_id, l.channel, l.address)
