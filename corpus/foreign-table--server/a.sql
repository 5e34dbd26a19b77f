create role app;
create foreign data wrapper w;
create server s foreign data wrapper w;
create server r foreign data wrapper w;
create foreign table t (a int) server s;
create view v as select a from t;
grant select on t to app;
