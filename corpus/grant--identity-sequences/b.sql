create role app; create role other;
create schema "Odd schema";
create table "Odd schema".t (id serial, n int generated always as identity);
grant usage, select on sequence "Odd schema".t_id_seq to app;
grant select on "Odd schema".t to app;
grant usage on sequence "Odd schema".t_n_seq to other with grant option;
