SELECT at
FROM message
WHERE conversation_id = :conversation AND direction = 'outbound' AND author <> 'auto' AND kind <> 'note'
ORDER BY at DESC, id DESC
LIMIT 1
