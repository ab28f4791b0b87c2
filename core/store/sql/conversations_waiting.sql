SELECT *
FROM conversation_row
WHERE waiting_since > 0
    AND (waiting_since, id) > (:waiting_since, :id)
    AND state <> 'snoozed'
    AND :sender IN (0, sender_id)
ORDER BY waiting_since, id
LIMIT :limit
