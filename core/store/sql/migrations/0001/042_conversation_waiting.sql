-- A closed conversation waits for nobody; a snoozed one keeps its clock but is not in the queue.
CREATE INDEX conversation_waiting ON conversation (waiting_since, id, sender_id, state) WHERE waiting_since > 0
