-- Texts counted by the quarter of an hour (UTC; no zone's days or hours begin anywhere else) in which they came or went.
-- Kept by the triggers below, so that whoever writes a row need not think of it.
CREATE TABLE traffic (
    quarter BIGINT NOT NULL,
    sender_id BIGINT NOT NULL,
    direction TEXT NOT NULL,
    is_auto INTEGER NOT NULL,
    status TEXT NOT NULL,
    error_code INTEGER NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (quarter, sender_id, direction, is_auto, status, error_code)
) WITHOUT ROWID
