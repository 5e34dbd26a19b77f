create table t (a int, b int not null, constraint t_pk primary key (a));
