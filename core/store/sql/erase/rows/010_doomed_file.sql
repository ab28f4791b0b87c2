INSERT INTO doomed_file (name)
WITH gone AS (
    SELECT f.file, f.thumbnail
    FROM message AS m
    JOIN media AS f ON f.message_id = m.id
    WHERE m.conversation_id = :conversation AND m.at <= :up_to)
SELECT file FROM gone WHERE file <> ''
UNION
SELECT thumbnail FROM gone WHERE thumbnail <> ''
ON CONFLICT (name) DO NOTHING
