DROP VIEW conversation_row
