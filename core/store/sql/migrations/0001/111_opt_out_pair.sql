CREATE INDEX opt_out_pair ON opt_out (sender_id, address, channel, id)
