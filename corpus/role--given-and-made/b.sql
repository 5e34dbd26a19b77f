create role clerk createdb;
create table t (a int, b int);
grant select on t to clerk;
