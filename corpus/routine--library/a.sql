create function f(internal) returns internal language c as '$libdir/dict_snowball', 'dsnowball_init';
