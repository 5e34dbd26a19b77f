create table a (id int not null, n text default 'a', check (id <> 3), later date);
create table b (id int not null, m text, constraint mm check (m <> ''));
create table c (x int) inherits (a, b);
create table d (id int, n text, x int, y int) inherits (b);
create table base1 (id int not null, n text default 'b', constraint c check (id > 0));
create table heir1 (x int, n text default 'o') inherits (base1);
create table base2 (id int, n text default 'b') partition by range (id);
create table base2_rest partition of base2 default;
create table heir2 (id int, n text default 'b', more int);
