create function h() returns fdw_handler language c as '$libdir/plpgsql', 'plpgsql_call_handler';
create foreign data wrapper w handler h;
create server s foreign data wrapper w;
