CREATE INDEX contact_address_contact ON contact_address (contact_id)
