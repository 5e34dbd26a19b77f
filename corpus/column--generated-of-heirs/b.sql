create table g (id int not null, a bigint, s int generated always as (a::int * 4) stored, v int) partition by range (id);
create table g1 partition of g for values from (0) to (100);
create table g2 partition of g for values from (100) to (200);
create table h (x int, y int);
create table hh (z int generated always as (x + 1) virtual) inherits (h);
