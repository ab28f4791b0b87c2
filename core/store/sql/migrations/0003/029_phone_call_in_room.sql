CREATE UNIQUE INDEX phone_call_in_room ON phone_call (room) WHERE room <> ''
