SELECT sid, name, language, type, body, buttons, samples, category, approval, reason, read_at
FROM content_template
ORDER BY lower(name), language, sid
