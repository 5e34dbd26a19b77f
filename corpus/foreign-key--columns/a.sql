create table a (id int primary key);
create table t (id int primary key, one int constraint f references a, two int);
