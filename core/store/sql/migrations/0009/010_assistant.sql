-- One row: the settings of the assistant, as JSON.
CREATE TABLE assistant (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL
)
