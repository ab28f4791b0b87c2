-- Whoever became one with this person: the row stays, since others may refer to it, and says nothing.
UPDATE contact
SET given_name = '', profile_name = '', search_text = '', notes = ''
WHERE id IN (SELECT former_id FROM contact_merge WHERE contact_id = :contact AND parted_at = 0)
