ALTER TABLE phone_call ADD COLUMN agent_status TEXT NOT NULL DEFAULT 'queued'
