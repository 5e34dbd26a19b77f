create function f() returns trigger language plpgsql as 'begin return new; end';
create table other (a int);
create table t (a int);
create constraint trigger one after insert on t from other deferrable initially immediate for each row execute function f();
create constraint trigger two after insert or update on t for each row when (new.a > 1) execute function f();
create constraint trigger three after insert on t deferrable for each row execute function f();
comment on trigger one on t is 'stays';
