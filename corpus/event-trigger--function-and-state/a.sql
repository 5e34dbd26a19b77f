create schema "Odd schema";
create function "Odd schema"."Odd ""f"() returns event_trigger language plpgsql as 'begin end';
create function f() returns event_trigger language plpgsql as 'begin end';
create function g() returns event_trigger language plpgsql as 'begin end';
create event trigger one on ddl_command_end execute function f();
create event trigger two on ddl_command_end execute function f();
create event trigger "Odd ""three; --" on ddl_command_end execute function f();
alter event trigger one disable;
alter event trigger two enable replica;
