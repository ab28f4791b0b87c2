UPDATE quarantine SET replayed_at = :at WHERE id = :id
