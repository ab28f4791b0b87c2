UPDATE media SET state = 'here' WHERE file <> ''
