create table t (a int);
create function mine(x int) returns boolean language sql as 'select x > 0';
create policy "Odd ""name; --" on t using (mine(a));
