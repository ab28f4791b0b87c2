DELETE FROM status_callback
WHERE sid IN (
    WITH gone AS (SELECT id, sid FROM message WHERE conversation_id = :conversation AND at <= :up_to)
    SELECT sid FROM gone WHERE sid IS NOT NULL
    UNION
    SELECT a.sid FROM gone AS g JOIN attempt AS a ON a.message_id = g.id WHERE a.sid IS NOT NULL
    UNION
    SELECT c.sid FROM gone AS g JOIN phone_call AS c ON c.message_id = g.id WHERE c.sid IS NOT NULL)
