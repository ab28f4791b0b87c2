CREATE INDEX sender_service_pool ON sender_service (service_sid)
