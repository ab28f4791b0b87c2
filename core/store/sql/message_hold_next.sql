SELECT min(until) FROM message_hold WHERE until > :now HAVING count(*) > 0
