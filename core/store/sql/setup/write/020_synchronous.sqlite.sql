-- FULL, since NORMAL loses acknowledged messages when the power fails.
PRAGMA synchronous = FULL
