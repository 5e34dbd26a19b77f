create table t (a int not null, b int, constraint t_pk primary key (b, a));
