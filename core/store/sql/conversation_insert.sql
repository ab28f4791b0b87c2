INSERT INTO conversation (
    sender_id, contact_id, channel, address, state, session, opened_at, last_at, last_message_id, last_inbound_at,
    last_reply_at, waiting_since, unread, message_count, call_count, read_up_to, is_in_order, is_opted_out, is_blocked,
    draft)
VALUES (
    :sender, :contact, :channel, :address, 'open', 1, :opened_at, :last_at, 0, 0, 0, 0, 0, 0, 0, 0, 1, :opted_out,
    :blocked, '')
RETURNING id
