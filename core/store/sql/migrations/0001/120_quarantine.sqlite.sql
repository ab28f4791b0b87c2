CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY,
    at BIGINT NOT NULL,
    route TEXT NOT NULL,
    reason TEXT NOT NULL,
    body BLOB NOT NULL,
    request_id TEXT NOT NULL
)
