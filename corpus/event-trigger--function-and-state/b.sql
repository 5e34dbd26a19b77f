create schema "Odd schema";
create function "Odd schema"."Odd ""f"() returns event_trigger language plpgsql as 'begin end';
create function f() returns event_trigger language plpgsql as 'begin end';
create function g() returns event_trigger language plpgsql as 'begin end';
create event trigger one on ddl_command_end execute function "Odd schema"."Odd ""f"();
create event trigger two on ddl_command_end execute function f();
create event trigger "Odd ""three; --" on ddl_command_end execute function g();
alter event trigger one enable always;
