create table t (n integer default 5);
