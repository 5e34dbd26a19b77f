create view v (x, y, z) as values (1, '(VALUES (1', 2), (2, 'b', 3);
create view w as select x from v union all values (7);
