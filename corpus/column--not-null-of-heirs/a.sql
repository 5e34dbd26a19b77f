create table p (id int, a int, z int not null, c int not null, d int constraint d_there not null);
create table p1 (constraint x not null id, constraint y not null a) inherits (p);
create table p2 (id int constraint xx not null, constraint zz not null z) inherits (p);
create table p3 () inherits (p2);
comment on constraint y on p1 is 'yy';
create table q (id int not null, a int constraint a_there not null) partition by list (id);
create table q1 partition of q for values in (1);
