CREATE TABLE conversation_label (
    label TEXT NOT NULL,
    conversation_id BIGINT NOT NULL REFERENCES conversation (id),
    PRIMARY KEY (label, conversation_id)
)
