-- The new copy is as large as the database: too large for memory.
PRAGMA temp_store = FILE
