SELECT *
FROM message_row
WHERE id = (SELECT message_id FROM phone_call WHERE room <> '' AND room = :room)
