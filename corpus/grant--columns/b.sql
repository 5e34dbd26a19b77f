create role app; create role other;
create table t (a int, b int, "Odd ""col" text);
grant select (a, "Odd ""col"), update (b) on t to app with grant option;
grant insert on t to app;
grant select (a), insert (a) on t to other;
grant update on t to public;
