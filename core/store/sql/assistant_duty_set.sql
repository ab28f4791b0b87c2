INSERT INTO assistant_duty (scope, subject, is_on)
VALUES (:scope, :subject, :is_on)
ON CONFLICT (scope, subject) DO UPDATE SET is_on = excluded.is_on
