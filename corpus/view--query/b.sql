create table t (a int, b int);
create view v as select b as a, a as c from t where b > 1;
create view w as select a from v;
comment on view v is 'look';
