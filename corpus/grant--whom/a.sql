create role app;
create table t (a int);
grant select on t to app;
