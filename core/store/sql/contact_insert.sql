INSERT INTO contact (given_name, profile_name, search_text) VALUES ('', :profile_name, :search_text)
RETURNING id
