-- Conversations in which it waits for a person.
CREATE TABLE assistant_pause (
    conversation_id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    reason TEXT NOT NULL
)
