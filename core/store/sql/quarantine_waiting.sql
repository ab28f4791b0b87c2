SELECT COUNT(*), MIN(at), MAX(at) FROM quarantine WHERE replayed_at = 0 AND at >= :since
