create table t (a int primary key, c int constraint c_there not null no inherit);
create table h (c int) inherits (t);
