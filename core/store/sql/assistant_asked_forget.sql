-- What left for a model was a conversation's words.
UPDATE audit SET detail = NULL WHERE conversation_id = :conversation AND action = 'assistant.ask'
