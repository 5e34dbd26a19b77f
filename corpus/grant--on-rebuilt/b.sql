create role app;
create table t (a bigint);
create view v as select a from t where a > 0;
grant select on v to app;
create table fresh (a int);
grant select on fresh to app;
