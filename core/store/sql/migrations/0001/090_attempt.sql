-- Attempts outlive a message that was discarded.
CREATE TABLE attempt (
    id INTEGER PRIMARY KEY,
    message_id BIGINT REFERENCES message (id) ON DELETE SET NULL,
    token TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    sid TEXT,
    error_code INTEGER NOT NULL,
    at BIGINT NOT NULL,
    resolved_at BIGINT NOT NULL
)
