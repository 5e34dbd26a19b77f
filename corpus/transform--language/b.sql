create language l handler plpgsql_call_handler;
create transform for bigint language l (from sql with function prsd_lextype(internal));
