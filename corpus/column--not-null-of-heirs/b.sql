create table p (id int not null, a int constraint a_there not null, z int, c int, d int);
create table p1 () inherits (p); alter table p1 alter c set not null;
create table p2 (id int, constraint d_here not null d) inherits (p);
create table p3 () inherits (p2);
create table q (id int, a int) partition by list (id);
create table q1 (id int constraint x not null, a int constraint y not null);
