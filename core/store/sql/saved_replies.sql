SELECT id, name, folder, body, uses
FROM saved_reply
ORDER BY uses DESC, name, id
