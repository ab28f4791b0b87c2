INSERT INTO opt_out (sender_id, channel, address, is_opted_out, evidence, at)
VALUES (:sender, :channel, :address, :is_opted_out, :evidence, :at)
