CREATE INDEX message_calls ON message (at, id) WHERE kind IN ('call', 'voicemail')
