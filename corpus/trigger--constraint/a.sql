create function f() returns trigger language plpgsql as 'begin return new; end';
create table other (a int);
create table t (a int);
create constraint trigger one after insert on t deferrable initially deferred for each row execute function f();
create constraint trigger two after insert or update on t from other for each row when (new.a > 0) execute function f();
create trigger three after insert on t for each row execute function f();
comment on trigger one on t is 'stays';
