create role app;
create table before (a int);
alter default privileges in schema public grant select on tables to app;
create table after (a int);
