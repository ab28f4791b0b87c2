DELETE FROM twilio_deletion WHERE id = :id
