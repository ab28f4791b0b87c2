CREATE TABLE phone_call (
    id INTEGER PRIMARY KEY,
    message_id BIGINT NOT NULL UNIQUE REFERENCES message (id) ON DELETE CASCADE,
    sid TEXT UNIQUE,
    status TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    started_at BIGINT NOT NULL,
    answered_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    duration_seconds INTEGER NOT NULL
)
