SELECT count(*) FROM twilio_deletion
