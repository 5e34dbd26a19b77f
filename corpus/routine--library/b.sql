create function f(internal) returns internal language c as '$libdir/plpgsql', 'plpgsql_call_handler';
