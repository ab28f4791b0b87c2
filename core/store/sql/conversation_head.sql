SELECT state, session, opened_at, last_at, last_message_id, last_inbound_at, last_reply_at, waiting_since, unread,
    message_count, call_count, read_up_to, is_in_order, draft, snoozed_until, returned_for, state_at, is_opted_out,
    is_blocked
FROM conversation
WHERE id = :id
