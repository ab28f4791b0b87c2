-- One stretch of a conversation from open to closed; closed_at is 0 while it lasts.
CREATE TABLE session (
    conversation_id BIGINT NOT NULL REFERENCES conversation (id),
    number INTEGER NOT NULL,
    opened_at BIGINT NOT NULL,
    closed_at BIGINT NOT NULL,
    PRIMARY KEY (conversation_id, number)
)
