-- A wait that a person ended: when, and how many milliseconds it took. Waits that began with a call are not among them.
CREATE TABLE answer (
    answered_at BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    sender_id BIGINT NOT NULL,
    took BIGINT NOT NULL,
    PRIMARY KEY (answered_at, conversation_id)
) WITHOUT ROWID
