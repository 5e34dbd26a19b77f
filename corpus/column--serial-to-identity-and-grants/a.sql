create role app;
alter default privileges grant usage on sequences to app;
create table a (id serial primary key, n int generated always as identity);
revoke all on sequence a_id_seq from app;
create view v as select nextval('a_id_seq'::regclass) as n;
create unlogged table u (id serial, n int generated always as identity);
create table r (id serial primary key);
