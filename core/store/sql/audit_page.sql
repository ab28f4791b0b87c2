-- LEFT JOIN keeps the order of the loops.
SELECT a.id, a.at, a.actor, a.action, a.conversation_id,
    coalesce(CASE WHEN p.given_name <> '' THEN p.given_name WHEN p.profile_name <> '' THEN p.profile_name
        ELSE v.address END, ''),
    a.detail
FROM audit AS a
LEFT JOIN conversation AS v ON v.id = a.conversation_id
LEFT JOIN contact AS p ON p.id = v.contact_id
WHERE a.id < :before AND a.at >= :from AND a.at < :to AND (:every_actor = 1 OR a.actor = :actor)
    AND (:every_action = 1 OR a.action = :action) AND (:every_conversation = 1 OR a.conversation_id = :conversation)
ORDER BY a.id DESC
LIMIT :limit
