SELECT min(due_at) FROM scheduled_reply WHERE state = 'waiting' HAVING count(*) > 0
