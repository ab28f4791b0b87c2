-- Repeats conversation_label for the list, one a line.
ALTER TABLE conversation ADD COLUMN labels TEXT NOT NULL DEFAULT ''
