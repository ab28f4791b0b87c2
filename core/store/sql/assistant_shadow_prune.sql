DELETE FROM assistant_shadow WHERE id <= :last
