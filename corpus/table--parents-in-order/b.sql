create table a (x int); create table b (x int, y int); create table e (z bigint check (z > 0));
create table c (w int) inherits (e, a, b);
create table d (w int) inherits (e, b);
