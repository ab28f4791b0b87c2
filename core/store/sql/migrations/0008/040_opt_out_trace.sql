-- Who opted out and was erased since: nothing of them is kept but a digest of the address, so that they are not written
-- to all the same.
CREATE TABLE opt_out_trace (
    sender_id BIGINT NOT NULL,
    channel TEXT NOT NULL,
    digest TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (sender_id, channel, digest)
)
