CREATE INDEX audit_time ON audit (at, id)
