-- Files of the media folder that go with the rows that named them, unless another row does.
CREATE TABLE doomed_file (
    name TEXT NOT NULL PRIMARY KEY
)
