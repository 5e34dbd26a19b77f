create table t (id int, a int, b int not null);
