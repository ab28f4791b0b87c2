-- Before the rows are numbered anew, since what was read is a number.
UPDATE conversation
SET message_count = (SELECT count(*) FROM message WHERE conversation_id = conversation.id),
    call_count = (
        SELECT count(*) FROM message WHERE conversation_id = conversation.id AND kind IN ('call', 'voicemail')),
    read_up_to = (
        SELECT count(*) FROM message WHERE conversation_id = conversation.id AND ordinal <= conversation.read_up_to)
WHERE id = :conversation
