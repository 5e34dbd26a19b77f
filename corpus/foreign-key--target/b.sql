create table a (id int primary key);
create table b (id int primary key);
create table t (id int primary key, of int constraint f references b);
