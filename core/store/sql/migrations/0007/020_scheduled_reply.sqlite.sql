-- AUTOINCREMENT, since an act on one that was dropped must not reach another. media: its files, as JSON.
CREATE TABLE scheduled_reply (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id BIGINT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    body TEXT NOT NULL,
    media TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    written_at BIGINT NOT NULL,
    author TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL
)
