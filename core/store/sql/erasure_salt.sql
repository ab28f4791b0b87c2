SELECT salt FROM erasure_salt WHERE id = 1
