create role app;
create trusted language l handler plpgsql_call_handler;
grant usage on language l to app;
