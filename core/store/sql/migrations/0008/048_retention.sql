-- How long messages are kept: 0 months = for ever. One row.
CREATE TABLE retention (
    id INTEGER PRIMARY KEY,
    months INTEGER NOT NULL,
    ran_at BIGINT NOT NULL
)
