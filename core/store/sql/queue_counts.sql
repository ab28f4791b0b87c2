SELECT
    (SELECT count(*) FROM conversation WHERE waiting_since > 0 AND state <> 'snoozed') AS waiting,
    (SELECT count(*) FROM conversation WHERE state = 'open') AS open,
    (SELECT count(*) FROM conversation WHERE state = 'snoozed') AS snoozed,
    (SELECT count(*) FROM conversation WHERE state = 'closed') AS closed,
    (SELECT count(*) FROM phone_call WHERE status IN ('queued', 'initiated', 'ringing', 'in-progress')) AS live_calls,
    (SELECT count(*) FROM conversation WHERE unread > 0) AS unread,
    (SELECT count(*) FROM message WHERE status IN ('pending', 'unknown')) AS outbox,
    (SELECT count(*) FROM scheduled_reply) AS scheduled,
    (SELECT count(*) FROM scheduled_reply WHERE state <> 'waiting') AS scheduled_asking
