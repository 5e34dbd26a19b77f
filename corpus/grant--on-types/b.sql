create role app;
create schema app;
create type mood as enum ('a', 'b');
create type app.mood as enum ('a', 'b');
revoke usage on type mood from public;
grant usage on type app.mood to app;
