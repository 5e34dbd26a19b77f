create table t (a int);
create view v as select a from t where a > 1 with local check option;
