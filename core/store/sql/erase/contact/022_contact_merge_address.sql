DELETE FROM contact_merge_address
WHERE merge_id IN (
    SELECT m.id FROM (SELECT :contact AS id) AS who JOIN contact_merge AS m ON who.id IN (m.contact_id, m.former_id))
