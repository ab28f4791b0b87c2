CREATE INDEX contact_merge_contact ON contact_merge (contact_id)
