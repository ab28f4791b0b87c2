-- Whether another row still names it.
SELECT d.name, EXISTS (SELECT 1 FROM media WHERE file = d.name OR thumbnail = d.name)
FROM doomed_file AS d
