-- search_text: the names, folded, and the addresses, one a line.
CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    given_name TEXT NOT NULL,
    profile_name TEXT NOT NULL,
    search_text TEXT NOT NULL
)
