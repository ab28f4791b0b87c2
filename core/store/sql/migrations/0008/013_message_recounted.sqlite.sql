CREATE TRIGGER message_recounted AFTER UPDATE OF status, error_code ON message
WHEN new.kind IN ('text', 'mms') AND (new.status <> old.status OR new.error_code <> old.error_code)
BEGIN
    UPDATE traffic
    SET amount = amount - 1
    WHERE quarter = old.at / 900000
        AND sender_id = (SELECT sender_id FROM conversation WHERE id = old.conversation_id)
        AND direction = old.direction AND is_auto = (old.author = 'auto' OR old.origin IN ('rule', 'model'))
        AND status = old.status AND error_code = old.error_code;
    INSERT INTO traffic (quarter, sender_id, direction, is_auto, status, error_code, amount)
    VALUES (new.at / 900000, (SELECT sender_id FROM conversation WHERE id = new.conversation_id), new.direction,
        (new.author = 'auto' OR new.origin IN ('rule', 'model')), new.status, new.error_code, 1)
    ON CONFLICT (quarter, sender_id, direction, is_auto, status, error_code) DO UPDATE SET amount = amount + 1;
END
