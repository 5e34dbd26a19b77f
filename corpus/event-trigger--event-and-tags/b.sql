create function f() returns event_trigger language plpgsql as 'begin end';
create function g() returns event_trigger language plpgsql as 'begin end';
create table t (a int, b int);
create event trigger one on ddl_command_start when tag in ('ALTER TABLE') execute function f();
create event trigger two on sql_drop when tag in ('DROP VIEW') execute function f();
create event trigger three on table_rewrite execute function f();
comment on event trigger two is 'It''s kept';
