-- The time of the last of the oldest rows that go in one step.
SELECT max(at), count(*)
FROM (SELECT at FROM message WHERE conversation_id = :conversation AND at <= :up_to ORDER BY at, id LIMIT :limit) AS step
