-- The usual case of ConversationHead in one step: the newest row of an open conversation, written by a customer who is
-- neither blocked nor opted out.
UPDATE conversation
SET message_count = message_count + 1, unread = unread + 1, last_at = :last_at, last_message_id = :message,
    last_inbound_at = :last_inbound_at,
    waiting_since = CASE WHEN waiting_since = 0 THEN :waiting_since ELSE waiting_since END
WHERE id = :conversation AND state = 'open' AND last_at <= :not_before AND last_reply_at < :replied_before
    AND is_blocked = 0 AND is_opted_out = 0
