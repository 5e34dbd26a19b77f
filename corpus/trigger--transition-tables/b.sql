create function f() returns trigger language plpgsql as 'begin return new; end';
create table t (a int);
create trigger one after update on t referencing new table as changed for each statement execute function f();
create trigger two after insert on t referencing new table as added for each row execute function f();
