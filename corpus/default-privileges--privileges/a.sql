create role app; create role "Odd ""role"; create schema "Odd schema";
alter default privileges grant select on tables to app;
alter default privileges in schema "Odd schema" grant all on tables to "Odd ""role";
alter default privileges for role app grant usage on sequences to "Odd ""role";
alter default privileges revoke execute on functions from public;
alter default privileges for role app in schema "Odd schema" grant execute on functions to public, anon;
