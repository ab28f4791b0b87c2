DELETE FROM knowledge
