CREATE TABLE sender (
    id INTEGER PRIMARY KEY,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    is_confirmed INTEGER NOT NULL,
    acknowledgement TEXT NOT NULL,
    greeting TEXT NOT NULL,
    greeting_language TEXT NOT NULL,
    UNIQUE (channel, address)
)
