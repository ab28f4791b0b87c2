SELECT DISTINCT action FROM audit ORDER BY action
