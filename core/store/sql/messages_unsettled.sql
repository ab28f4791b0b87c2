-- The SIDs of messages that Twilio has and whose end is not known, oldest first.
SELECT sid
FROM message
WHERE at >= :since
    AND direction = 'outbound'
    AND kind IN ('text', 'mms')
    AND status IN ('scheduled', 'accepted', 'queued', 'sending', 'sent')
    AND sid IS NOT NULL
ORDER BY at, id
LIMIT :limit
