create role app; create role other; create schema s; create schema "Odd schema";
create view over as select 1 as x;
alter default privileges in schema public grant select on tables to app;
alter default privileges grant all on tables to other with grant option;
alter default privileges grant usage on sequences to app;
alter default privileges in schema s grant select on sequences to app;
alter default privileges grant usage on schemas to app;
alter default privileges revoke usage on types from public;
create table after (a int);
