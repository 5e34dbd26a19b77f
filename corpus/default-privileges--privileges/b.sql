create role app; create role "Odd ""role"; create schema "Odd schema";
alter default privileges grant select, insert on tables to app with grant option;
alter default privileges in schema "Odd schema" grant select on tables to "Odd ""role";
alter default privileges for role app grant all on sequences to "Odd ""role";
alter default privileges for role app revoke usage on types from public;
alter default privileges for role app revoke all on tables from app;
alter default privileges grant usage on schemas to anon;
alter default privileges for role authenticated grant select on tables to pg_monitor;
