create table t (id bigint primary key, n bigint, s text, d timestamptz);
create table u (t_id bigint references t);
create view v as select n, s from t;
