INSERT INTO doomed_file (name)
WITH gone AS (
    SELECT json_extract(f.value, '$.file') AS file, json_extract(f.value, '$.thumbnail') AS thumbnail
    FROM scheduled_reply AS s, json_each(s.media) AS f
    WHERE s.conversation_id = :conversation)
SELECT file FROM gone WHERE file <> ''
UNION
SELECT thumbnail FROM gone WHERE thumbnail <> ''
ON CONFLICT (name) DO NOTHING
