-- settings: JSON.
CREATE TABLE office_hours (
    sender_id BIGINT NOT NULL PRIMARY KEY REFERENCES sender (id),
    settings TEXT NOT NULL
)
