-- media: its files, as JSON.
CREATE TABLE saved_reply (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    folder TEXT NOT NULL,
    body TEXT NOT NULL,
    uses BIGINT NOT NULL,
    media TEXT NOT NULL
)
