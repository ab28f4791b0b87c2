-- A pending message that may be taken back: the outbox leaves it alone until then.
CREATE TABLE message_hold (
    message_id BIGINT NOT NULL PRIMARY KEY REFERENCES message (id) ON DELETE CASCADE,
    conversation_id BIGINT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    until BIGINT NOT NULL
)
