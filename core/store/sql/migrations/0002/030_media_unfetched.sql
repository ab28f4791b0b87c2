CREATE INDEX media_unfetched ON media (id) WHERE state IN ('waiting', 'fetching')
