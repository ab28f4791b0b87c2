CREATE TABLE media (
    id INTEGER PRIMARY KEY,
    message_id BIGINT NOT NULL REFERENCES message (id) ON DELETE CASCADE,
    content_type TEXT NOT NULL,
    url TEXT NOT NULL,
    file TEXT NOT NULL
)
