create table t (id int primary key, n int, s varchar(10), d timestamp);
create table u (t_id int references t);
create view v as select n, s from t;
