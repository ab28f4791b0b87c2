CREATE TABLE schema_version (
    version INTEGER NOT NULL PRIMARY KEY,
    applied_at BIGINT NOT NULL
)
