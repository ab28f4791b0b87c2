-- What was last read at Twilio. buttons: one a line. samples: a JSON object.
CREATE TABLE content_template (
    sid TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    buttons TEXT NOT NULL,
    samples TEXT NOT NULL,
    category TEXT NOT NULL,
    approval TEXT NOT NULL,
    reason TEXT NOT NULL,
    read_at BIGINT NOT NULL
)
