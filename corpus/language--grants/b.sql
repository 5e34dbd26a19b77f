create role app;
create trusted language l handler plpgsql_call_handler;
revoke usage on language l from public;
