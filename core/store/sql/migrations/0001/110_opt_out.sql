CREATE TABLE opt_out (
    id INTEGER PRIMARY KEY,
    sender_id BIGINT NOT NULL REFERENCES sender (id),
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    is_opted_out INTEGER NOT NULL,
    evidence TEXT NOT NULL,
    at BIGINT NOT NULL
)
