SELECT :now - waiting_since AS took
FROM conversation
WHERE waiting_since > 0 AND state = 'open' AND (:every = 1 OR sender_id = :sender)
ORDER BY took
