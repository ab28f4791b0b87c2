-- last_message_id refers to message without a constraint: the newest row is always set together with its message.
-- last_reply_at: the newest outbound row that a person wrote. is_in_order: rows were kept in the order of their times.
CREATE TABLE conversation (
    id INTEGER PRIMARY KEY,
    sender_id BIGINT NOT NULL REFERENCES sender (id),
    contact_id BIGINT NOT NULL REFERENCES contact (id),
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    state TEXT NOT NULL,
    session INTEGER NOT NULL,
    opened_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    last_message_id BIGINT NOT NULL,
    last_inbound_at BIGINT NOT NULL,
    last_reply_at BIGINT NOT NULL,
    waiting_since BIGINT NOT NULL,
    unread INTEGER NOT NULL,
    message_count BIGINT NOT NULL,
    call_count BIGINT NOT NULL,
    read_up_to BIGINT NOT NULL,
    is_in_order INTEGER NOT NULL,
    is_opted_out INTEGER NOT NULL,
    draft TEXT NOT NULL,
    UNIQUE (sender_id, address, channel)
)
