create role app;
create role "Odd ""role";
create table t (a int);
create policy p on t using (true);
create policy q on t to app, "Odd ""role" using (true);
create policy r on t to authenticated using (true);
create policy s on t to app using (true);
