create table t (id int, n int);
create index a on t (id);
create index b on t (n) tablespace slow where n > 0;
