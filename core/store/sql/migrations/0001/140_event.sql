-- The one sequence of changes, without gaps. References without constraints: events outlive what changed.
CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    conversation_id BIGINT,
    message_id BIGINT,
    sender_id BIGINT
)
