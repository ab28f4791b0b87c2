CREATE INDEX opt_out_time ON opt_out (at, is_opted_out, sender_id)
