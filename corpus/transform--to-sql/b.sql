create language l handler plpgsql_call_handler;
create transform for int language l (from sql with function prsd_lextype(internal), to sql with function int4recv(internal));
