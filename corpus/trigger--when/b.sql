create function f() returns trigger language plpgsql as 'begin return new; end';
create table t (a int, b text, "Odd ""col" text);
create trigger one before update on t for each row when (old.* is distinct from new.* and new.b <> ' WHEN (') execute function f();
create trigger two before insert on t for each row when (new.a > 0 or pg_trigger_depth() = 0) execute function f();
create trigger "WHEN (x) EXECUTE FUNCTION " before insert on t for each row execute function f(') EXECUTE FUNCTION ');
