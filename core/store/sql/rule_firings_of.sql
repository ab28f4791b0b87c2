SELECT rule_id, at FROM rule_firing WHERE conversation_id = :conversation
