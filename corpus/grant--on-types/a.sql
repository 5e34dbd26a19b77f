create role app;
create schema app;
create type mood as enum ('a', 'b');
create type app.mood as enum ('a', 'b');
grant usage on type mood to app with grant option;
revoke all on type app.mood from public;
