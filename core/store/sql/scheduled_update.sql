UPDATE scheduled_reply
SET body = :body, media = :media, due_at = :due_at, written_at = :written_at, author = :author, state = :state,
    reason = :reason
WHERE id = :id
