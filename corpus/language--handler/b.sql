create function h1() returns language_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
create language l handler plpgsql_call_handler;
