-- Snippets of the files in the profile's knowledge folder, to be found by their words.
CREATE VIRTUAL TABLE knowledge USING fts5(file UNINDEXED, body, tokenize = 'unicode61 remove_diacritics 2')
