SELECT body FROM knowledge WHERE knowledge MATCH :words ORDER BY rank LIMIT :limit
