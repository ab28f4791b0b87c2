-- The same number on another channel is the same person, unless that channel knows it as somebody else.
SELECT c.is_blocked
FROM contact_address AS a
JOIN contact AS c ON c.id = a.contact_id
WHERE a.address = :address
ORDER BY CASE WHEN a.channel = :channel THEN 0 ELSE 1 END
LIMIT 1
