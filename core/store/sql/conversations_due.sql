SELECT id FROM conversation WHERE snoozed_until > 0 AND snoozed_until <= :now ORDER BY snoozed_until, id LIMIT :limit
