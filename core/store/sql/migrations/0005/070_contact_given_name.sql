CREATE INDEX contact_given_name ON contact (given_name) WHERE given_name <> ''
