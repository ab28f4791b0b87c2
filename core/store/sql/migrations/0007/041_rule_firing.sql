-- When a rule spoke last in a conversation.
CREATE TABLE rule_firing (
    rule_id BIGINT NOT NULL REFERENCES reply_rule (id) ON DELETE CASCADE,
    conversation_id BIGINT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    at BIGINT NOT NULL,
    PRIMARY KEY (rule_id, conversation_id)
)
