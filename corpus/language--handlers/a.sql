create language l handler plpgsql_call_handler;
create function f() returns int language l as 'x';
