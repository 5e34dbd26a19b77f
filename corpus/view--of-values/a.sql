create view v (x, y) as values (1, '(VALUES (1'), (2, 'b');
create view w as select x from v union values (7);
