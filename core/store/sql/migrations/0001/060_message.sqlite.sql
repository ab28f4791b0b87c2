-- AUTOINCREMENT, since the id of a discarded row must not come back as another message.
CREATE TABLE message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id BIGINT NOT NULL REFERENCES conversation (id),
    ordinal BIGINT NOT NULL,
    kind TEXT NOT NULL,
    direction TEXT NOT NULL,
    channel TEXT NOT NULL,
    sid TEXT,
    from_address TEXT NOT NULL,
    to_address TEXT NOT NULL,
    status TEXT NOT NULL,
    error_code INTEGER NOT NULL,
    error_text TEXT NOT NULL,
    at BIGINT NOT NULL,
    segments INTEGER NOT NULL,
    media_count INTEGER NOT NULL,
    author TEXT NOT NULL,
    body TEXT NOT NULL,
    extra TEXT
)
