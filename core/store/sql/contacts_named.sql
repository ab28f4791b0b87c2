SELECT id, CASE WHEN given_name <> '' THEN given_name ELSE profile_name END AS name
FROM contact
WHERE (given_name = :given_name OR (given_name = '' AND profile_name = :profile_name))
    AND id <> :id
    AND EXISTS (SELECT 1 FROM contact_address AS a WHERE a.contact_id = contact.id)
ORDER BY id
LIMIT :limit
