UPDATE contact
SET given_name = :given_name, profile_name = :profile_name, search_text = :search_text
WHERE id = :id
