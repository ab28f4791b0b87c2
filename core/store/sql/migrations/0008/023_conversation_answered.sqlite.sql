CREATE TRIGGER conversation_answered AFTER UPDATE OF last_reply_at ON conversation
WHEN new.last_reply_at > old.last_reply_at AND old.waiting_since > 0 AND old.waiting_since <= new.last_reply_at
BEGIN
    INSERT INTO answer (answered_at, conversation_id, sender_id, took)
    SELECT new.last_reply_at, new.id, new.sender_id, new.last_reply_at - old.waiting_since
    WHERE EXISTS (
        SELECT 1
        FROM message
        WHERE conversation_id = new.id AND at = old.waiting_since AND direction = 'inbound' AND kind <> 'call')
    ON CONFLICT (answered_at, conversation_id) DO NOTHING;
END
