create function f() returns trigger language plpgsql as 'begin return new; end';
create table t (a int);
create trigger one before insert on t for each row execute function f();
create trigger two before insert on t for each row execute function f();
create trigger three before insert on t for each row execute function f();
create trigger four before insert on t for each row when (new.a > 1) execute function f();
alter table t disable trigger one, enable always trigger two, enable trigger three, enable replica trigger four;
