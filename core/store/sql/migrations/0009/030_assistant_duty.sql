-- Where a model may answer by itself: "sender" or "conversation".
CREATE TABLE assistant_duty (
    scope TEXT NOT NULL,
    subject BIGINT NOT NULL,
    is_on INTEGER NOT NULL,
    PRIMARY KEY (scope, subject)
)
