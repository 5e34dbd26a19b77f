create table t (a int, b int); create materialized view m as select a from t; create unique index mi on m (a); comment on materialized view m is 'kept';
