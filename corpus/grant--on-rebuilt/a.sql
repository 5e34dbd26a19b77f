create role app;
create table t (a int);
create view v as select a from t;
grant select on v to app;
grant select (a) on v to public;
create table gone (a int);
grant select on gone to app;
