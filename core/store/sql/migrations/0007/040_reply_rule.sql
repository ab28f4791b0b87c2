-- place: in the order in which they are asked. settings: JSON.
CREATE TABLE reply_rule (
    id INTEGER PRIMARY KEY,
    place BIGINT NOT NULL,
    settings TEXT NOT NULL
)
