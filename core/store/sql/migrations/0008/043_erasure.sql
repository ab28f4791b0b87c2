-- An erasing that has begun, so that it is brought to its end whatever happens in between.
CREATE TABLE erasure (
    id INTEGER PRIMARY KEY,
    contact_id BIGINT NOT NULL,
    actor TEXT NOT NULL,
    is_at_twilio INTEGER NOT NULL,
    at BIGINT NOT NULL
)
