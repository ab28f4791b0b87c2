-- Who or what wrote it: 'agent', 'schedule', 'rule', 'model'.
ALTER TABLE message ADD COLUMN origin TEXT NOT NULL DEFAULT 'agent'
