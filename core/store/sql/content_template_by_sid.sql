SELECT sid, name, language, type, body, buttons, samples, category, approval, reason, read_at
FROM content_template
WHERE sid = :sid
