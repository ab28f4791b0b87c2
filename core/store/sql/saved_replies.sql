SELECT id, name, folder, body, uses, media
FROM saved_reply
ORDER BY uses DESC, name, id
