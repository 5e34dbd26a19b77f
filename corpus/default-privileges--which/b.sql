create role app;
create role maker;
create schema s;
alter default privileges grant usage on sequences to public;
