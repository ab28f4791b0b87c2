CREATE TABLE erasure_salt (
    id INTEGER PRIMARY KEY,
    salt TEXT NOT NULL
)
