create function f() returns event_trigger language plpgsql as 'begin end';
create function g() returns event_trigger language plpgsql as 'begin end';
create table t (a int);
create event trigger one on ddl_command_end execute function f();
create event trigger two on sql_drop when tag in ('DROP TABLE', 'DROP VIEW') execute function f();
create event trigger three on login execute function f();
comment on event trigger two is 'It''s kept';
