DROP VIEW message_row
