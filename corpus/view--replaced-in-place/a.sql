create table t (a int, b int); create view v as select a from t; create view over as select a from v;
