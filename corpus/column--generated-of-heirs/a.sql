create table g (id int not null, a int, s int generated always as (a * 2) stored, v int generated always as (a + 1) virtual) partition by range (id);
create table g1 partition of g for values from (0) to (100);
create table g2 partition of g (v generated always as (a + 5) virtual, s generated always as (a * 3) stored) for values from (100) to (200);
create table h (x int, y int generated always as (x * 10) stored);
create table hh (y int generated always as (x * 20) stored) inherits (h);
