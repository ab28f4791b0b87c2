UPDATE message SET kind = 'voicemail', media_count = 1 WHERE id = :id AND kind = 'call'
