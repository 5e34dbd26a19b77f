create function f() returns trigger language plpgsql as 'begin return new; end';
create table t (a int, b text);
create view v as select a from t;
create trigger one before insert on t for each row execute function f();
create trigger two after update of a, b or delete on t for each row execute function f();
create trigger three after truncate on t for each statement execute function f();
create trigger four instead of insert on v for each row execute function f();
comment on trigger one on t is 'It''s kept';
