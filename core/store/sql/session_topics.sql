SELECT topic FROM session WHERE topic <> '' GROUP BY topic ORDER BY count(*) DESC, topic LIMIT :limit
