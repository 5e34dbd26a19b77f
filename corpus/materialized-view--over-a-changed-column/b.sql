create table t (a int, b bigint); create materialized view m as select a, b from t; create index mi on m (b); create view v as select * from m;
