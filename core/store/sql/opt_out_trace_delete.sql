DELETE FROM opt_out_trace WHERE sender_id = :sender AND channel = :channel AND digest = :digest
