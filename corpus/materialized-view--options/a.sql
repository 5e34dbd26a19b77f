create schema s; create table t (a int); create materialized view s."M v" with (fillfactor=60) as select a from t; create view over as select * from s."M v";
