DELETE FROM assistant_duty WHERE scope = 'conversation' AND subject = :conversation
