create table a (id int primary key);
create table t (id int primary key, one int, two int constraint f references a);
