-- References without constraints: an audit outlives what it tells of.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    conversation_id BIGINT,
    message_id BIGINT,
    detail TEXT
)
