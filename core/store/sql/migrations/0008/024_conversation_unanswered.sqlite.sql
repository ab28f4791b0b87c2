-- A reply that was taken back answered nothing.
CREATE TRIGGER conversation_unanswered AFTER UPDATE OF last_reply_at ON conversation
WHEN new.last_reply_at < old.last_reply_at
BEGIN
    DELETE FROM answer WHERE conversation_id = new.id AND answered_at > new.last_reply_at;
END
