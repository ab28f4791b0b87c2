-- What stood at Twilio before it was changed from here; a place is a number, a service or a sender there.
CREATE TABLE former_value (
    id INTEGER PRIMARY KEY,
    at BIGINT NOT NULL,
    account TEXT NOT NULL,
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    title TEXT NOT NULL,
    field TEXT NOT NULL,
    former TEXT NOT NULL,
    written TEXT NOT NULL,
    restored_at BIGINT NOT NULL
)
