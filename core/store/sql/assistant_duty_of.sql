SELECT
    (SELECT is_on FROM assistant_duty WHERE scope = 'sender' AND subject = :sender),
    (SELECT is_on FROM assistant_duty WHERE scope = 'conversation' AND subject = :conversation),
    (SELECT reason FROM assistant_pause WHERE conversation_id = :paused)
