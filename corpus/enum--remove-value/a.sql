create type mood as enum ('sad', 'ok', 'happy');
create table t (id int primary key, m mood not null default 'sad', all_of mood[] default '{}');
create view v as select id, m from t where m <> 'ok';
create index t_m on t (m) where m = 'happy';
