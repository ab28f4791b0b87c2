INSERT INTO reply_rule (place, settings)
VALUES ((SELECT coalesce(max(place), 0) + 1 FROM reply_rule), :settings)
RETURNING id
