CREATE INDEX contact_profile_name ON contact (profile_name) WHERE profile_name <> ''
