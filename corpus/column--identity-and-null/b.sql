create table t (id int, b int);
