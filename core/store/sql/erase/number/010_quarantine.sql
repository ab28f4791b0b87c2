DELETE FROM quarantine
WHERE id IN (
    SELECT q.id
    FROM (SELECT :digits AS digits) AS n
    JOIN quarantine AS q ON instr(CAST(q.body AS TEXT), n.digits) > 0 OR instr(q.route, n.digits) > 0
        OR instr(q.tried, n.digits) > 0)
