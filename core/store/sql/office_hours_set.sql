INSERT INTO office_hours (sender_id, settings) VALUES (:sender, :settings)
ON CONFLICT (sender_id) DO UPDATE SET settings = excluded.settings
