create function mine(x int) returns boolean language sql as 'select x > 0';
create table t (a int check (mine(a)), b int default 1);
create policy p on t using (mine(a));
create function act() returns trigger language plpgsql as 'begin return new; end';
create trigger tg before insert on t for each row when (mine(new.a)) execute function act();
create view v as select a from t where mine(a);
