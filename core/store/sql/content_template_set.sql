INSERT INTO content_template (
    sid, name, language, type, body, buttons, samples, category, approval, reason, read_at)
VALUES (:sid, :name, :language, :type, :body, :buttons, :samples, :category, :approval, :reason, :read_at)
ON CONFLICT (sid) DO UPDATE
SET name = excluded.name, language = excluded.language, type = excluded.type, body = excluded.body,
    buttons = excluded.buttons, samples = excluded.samples, category = excluded.category,
    approval = excluded.approval, reason = excluded.reason, read_at = excluded.read_at
