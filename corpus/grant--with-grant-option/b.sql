create role app; create role other;
create table t (a int);
grant select, update on t to app with grant option;
grant insert, delete on t to app;
grant select on t to other;
set role app;
grant select on t to other with grant option;
reset role;
