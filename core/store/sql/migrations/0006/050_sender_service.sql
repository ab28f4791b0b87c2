-- The messaging service whose pool a sender is in: an opt-out from one of the pool is one from all.
CREATE TABLE sender_service (
    sender_id BIGINT NOT NULL PRIMARY KEY REFERENCES sender (id),
    service_sid TEXT NOT NULL
)
