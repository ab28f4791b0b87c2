SELECT s.salt
FROM opt_out_trace AS t
JOIN erasure_salt AS s ON s.id = 1
WHERE t.sender_id = :sender AND t.channel = :channel
LIMIT 1
