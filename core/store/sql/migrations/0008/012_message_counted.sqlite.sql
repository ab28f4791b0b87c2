CREATE TRIGGER message_counted AFTER INSERT ON message WHEN new.kind IN ('text', 'mms')
BEGIN
    INSERT INTO traffic (quarter, sender_id, direction, is_auto, status, error_code, amount)
    VALUES (new.at / 900000, (SELECT sender_id FROM conversation WHERE id = new.conversation_id), new.direction,
        (new.author = 'auto' OR new.origin IN ('rule', 'model')), new.status, new.error_code, 1)
    ON CONFLICT (quarter, sender_id, direction, is_auto, status, error_code) DO UPDATE SET amount = amount + 1;
END
