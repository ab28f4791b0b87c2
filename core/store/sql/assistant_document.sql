SELECT document FROM assistant WHERE id = 1
