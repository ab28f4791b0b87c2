SELECT sid, token, status, error_code, at FROM status_callback WHERE sid = :sid ORDER BY id
