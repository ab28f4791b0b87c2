CREATE INDEX session_words ON session (topic, outcome) WHERE topic <> '' OR outcome <> ''
