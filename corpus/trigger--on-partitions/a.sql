create function f() returns trigger language plpgsql as 'begin return new; end';
create table t (a int, b int) partition by list (a);
create table t1 partition of t for values in (1);
create table t2 partition of t for values in (2);
create trigger one before insert on t for each row execute function f();
create trigger two before insert on t for each row execute function f();
create trigger own before insert on t2 for each row execute function f();
alter table t1 disable trigger one;
