CREATE TABLE contact_merge_address (
    merge_id BIGINT NOT NULL REFERENCES contact_merge (id) ON DELETE CASCADE,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (merge_id, address, channel)
)
