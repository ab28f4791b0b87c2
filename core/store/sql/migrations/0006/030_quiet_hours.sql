-- Minutes from midnight by the recipient's clock; zone is the sender's own, '' for the computer's.
CREATE TABLE quiet_hours (
    sender_id BIGINT NOT NULL PRIMARY KEY REFERENCES sender (id),
    is_on INTEGER NOT NULL,
    from_minute INTEGER NOT NULL,
    until_minute INTEGER NOT NULL,
    zone TEXT NOT NULL
)
