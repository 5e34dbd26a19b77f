create role app;
create role "Odd ""role";
create table t (a int);
create policy p on t to app using (true);
create policy q on t using (true);
create policy r on t to app, anon, pg_monitor using (true);
create policy s on t to current_user using (true);
