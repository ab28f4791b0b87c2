CREATE TABLE status_callback (
    id INTEGER PRIMARY KEY,
    sid TEXT NOT NULL,
    token TEXT NOT NULL,
    status TEXT NOT NULL,
    error_code INTEGER NOT NULL,
    at BIGINT NOT NULL,
    UNIQUE (sid, status, error_code)
)
