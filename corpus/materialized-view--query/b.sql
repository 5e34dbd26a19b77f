create table t (a int, b int); create materialized view m as select a, b from t where a > 0; create unique index mi on m (a, b desc); comment on materialized view m is 'kept';
