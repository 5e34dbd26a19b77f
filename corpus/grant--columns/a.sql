create role app; create role other;
create table t (a int, b int, "Odd ""col" text, gone int);
grant select (a, b), update (b) on t to app;
grant select on t to other;
grant select (gone), insert (gone, a) on t to other;
grant update ("Odd ""col") on t to public;
