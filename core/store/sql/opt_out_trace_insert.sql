INSERT INTO opt_out_trace (sender_id, channel, digest, at) VALUES (:sender, :channel, :digest, :at)
ON CONFLICT (sender_id, channel, digest) DO NOTHING
