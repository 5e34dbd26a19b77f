create table t (id int, n int);
create index a on t (id) tablespace fast;
create index b on t (n) where n > 0;
