create table t (a int, constraint p primary key (a));
