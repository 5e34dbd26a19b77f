create table a (id int not null, n text default 'a', check (id <> 3));
create table b (id int not null, m text, constraint mm check (m <> ''));
create table c (x int) inherits (a);
create table d (y int) inherits (c);
create table base1 (id int not null, n text default 'b', constraint c check (id > 0));
create table heir1 (id int not null, n text default 'o', x int, constraint c check (id > 0));
create table base2 (id int, n text default 'b');
create table heir2 (more int) inherits (base2);
