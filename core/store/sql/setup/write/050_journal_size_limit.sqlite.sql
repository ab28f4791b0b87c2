-- After a checkpoint the log gives back what exceeds this; below it, writing over old blocks is quicker than growing.
PRAGMA journal_size_limit = 33554432
