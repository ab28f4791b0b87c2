-- Two contacts that an agent found to be one person; parted_at is 0 while they are one. The former contact keeps its row
-- for the day they are parted again.
CREATE TABLE contact_merge (
    id INTEGER PRIMARY KEY,
    at BIGINT NOT NULL,
    contact_id BIGINT NOT NULL REFERENCES contact (id),
    former_id BIGINT NOT NULL REFERENCES contact (id),
    parted_at BIGINT NOT NULL
)
