INSERT INTO assistant (id, document)
VALUES (1, :document)
ON CONFLICT (id) DO UPDATE SET document = excluded.document
