-- What a model would have answered to a message; references without constraints.
CREATE TABLE assistant_shadow (
    id INTEGER PRIMARY KEY,
    at BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    drafted TEXT NOT NULL,
    silence TEXT NOT NULL
)
