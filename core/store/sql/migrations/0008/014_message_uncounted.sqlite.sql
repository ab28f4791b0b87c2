CREATE TRIGGER message_uncounted AFTER DELETE ON message WHEN old.kind IN ('text', 'mms')
BEGIN
    UPDATE traffic
    SET amount = amount - 1
    WHERE quarter = old.at / 900000
        AND sender_id = (SELECT sender_id FROM conversation WHERE id = old.conversation_id)
        AND direction = old.direction AND is_auto = (old.author = 'auto' OR old.origin IN ('rule', 'model'))
        AND status = old.status AND error_code = old.error_code;
END
