create table a (x int); create table b (x int, y int); create table e (z int check (z > 0) no inherit);
create table c (w int) inherits (a, b);
create table d (w int) inherits (a, b, e);
