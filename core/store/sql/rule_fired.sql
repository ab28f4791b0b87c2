INSERT INTO rule_firing (rule_id, conversation_id, at) VALUES (:rule, :conversation, :at)
ON CONFLICT (rule_id, conversation_id) DO UPDATE SET at = excluded.at
