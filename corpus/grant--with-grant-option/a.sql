create role app; create role other;
create table t (a int);
grant select, insert on t to app with grant option;
grant update on t to app;
grant select on t to other with grant option;
