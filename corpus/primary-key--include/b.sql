create table t (a int, b int, constraint p primary key (a) include (b));
