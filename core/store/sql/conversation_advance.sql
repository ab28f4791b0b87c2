UPDATE conversation
SET state = :state, session = :session, opened_at = :opened_at, last_at = :last_at, last_message_id = :last_message,
    last_inbound_at = :last_inbound_at, last_reply_at = :last_reply_at, waiting_since = :waiting_since,
    unread = :unread, message_count = :message_count, call_count = :call_count, read_up_to = :read_up_to,
    is_in_order = :is_in_order, snoozed_until = :snoozed_until, returned_for = :returned_for, state_at = :state_at
WHERE id = :id
