DELETE FROM rule_firing WHERE conversation_id = :conversation
