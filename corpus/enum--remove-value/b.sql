create type mood as enum ('sad', 'happy');
create table t (id int primary key, m mood not null default 'happy', all_of mood[] default '{}');
create view v as select id, m from t where m <> 'sad';
create index t_m on t (m) where m = 'happy';
