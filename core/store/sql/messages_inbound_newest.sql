SELECT *
FROM message_row
WHERE direction = 'inbound' AND kind IN ('text', 'mms')
ORDER BY at DESC, id DESC
LIMIT :limit
