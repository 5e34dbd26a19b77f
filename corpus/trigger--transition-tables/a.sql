create function f() returns trigger language plpgsql as 'begin return new; end';
create table t (a int);
create trigger one after update on t referencing old table as was new table as "Now" for each statement execute function f();
create trigger two after insert on t for each row execute function f();
