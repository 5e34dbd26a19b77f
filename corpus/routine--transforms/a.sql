create language l handler plpgsql_call_handler;
create transform for int language l (from sql with function prsd_lextype(internal));
create function f(int) returns int language l as 'x';
