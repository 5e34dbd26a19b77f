create table t (a int primary key, c int not null);
create table h () inherits (t);
