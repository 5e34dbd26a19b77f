create table t (id int primary key, n int) tablespace fast;
create table u (id int);
