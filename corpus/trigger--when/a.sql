create function f() returns trigger language plpgsql as 'begin return new; end';
create table t (a int, b text, "Odd ""col" text);
create trigger one before update on t for each row when (old.a is distinct from new.a) execute function f();
create trigger two before insert on t for each row execute function f();
create trigger "WHEN (x) EXECUTE FUNCTION " before insert on t for each row when (new."Odd ""col" <> ''') EXECUTE FUNCTION "') execute function f(') EXECUTE FUNCTION ');
