CREATE TABLE contact_address (
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    contact_id BIGINT NOT NULL REFERENCES contact (id),
    PRIMARY KEY (address, channel)
)
