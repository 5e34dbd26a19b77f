create table t (a int) partition by range (a);
create table t1 partition of t default;
create function f() returns trigger language plpgsql as 'begin return null; end';
create trigger tg after insert on t1 for each row execute function f();
alter table t1 disable trigger tg;
