-- What Twilio is still asked to delete: "message", "recording" or "call".
CREATE TABLE twilio_deletion (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    sid TEXT NOT NULL UNIQUE,
    tries INTEGER NOT NULL,
    due_at BIGINT NOT NULL
)
