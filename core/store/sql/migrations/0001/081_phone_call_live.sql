CREATE INDEX phone_call_live ON phone_call (id) WHERE status IN ('queued', 'initiated', 'ringing', 'in-progress')
