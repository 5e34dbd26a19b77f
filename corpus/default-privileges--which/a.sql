create role app;
create role maker;
create schema s;
alter default privileges for role maker in schema s grant select on tables to app;
