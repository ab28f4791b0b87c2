-- What is deleted is overwritten, and not only forgotten.
PRAGMA secure_delete = ON
