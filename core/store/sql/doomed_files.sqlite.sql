-- Whether another row still names it.
WITH put_by AS (
    SELECT media FROM scheduled_reply
    UNION ALL
    SELECT media FROM saved_reply),
kept AS (
    SELECT json_extract(f.value, '$.file') AS file, json_extract(f.value, '$.thumbnail') AS thumbnail
    FROM put_by AS p, json_each(p.media) AS f)
SELECT d.name,
    EXISTS (SELECT 1 FROM media WHERE file = d.name OR thumbnail = d.name)
        OR EXISTS (SELECT 1 FROM kept AS k WHERE k.file = d.name OR k.thumbnail = d.name)
FROM doomed_file AS d
