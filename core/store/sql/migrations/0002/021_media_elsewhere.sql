-- What was sent from an address of its own never was ours to keep.
UPDATE media SET state = 'gone'
WHERE file = '' AND message_id IN (SELECT id FROM message WHERE direction = 'outbound')
