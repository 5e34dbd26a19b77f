create role app; create role other;
create schema "Odd schema";
create table "Odd schema".t (id serial, n int generated always as identity);
grant usage on sequence "Odd schema".t_id_seq to app;
grant all on all sequences in schema "Odd schema" to other;
