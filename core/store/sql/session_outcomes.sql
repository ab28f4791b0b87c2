SELECT outcome FROM session WHERE outcome <> '' GROUP BY outcome ORDER BY count(*) DESC, outcome LIMIT :limit
