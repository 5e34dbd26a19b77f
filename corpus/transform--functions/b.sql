create type kind as enum ('a');
create language l handler plpgsql_call_handler;
create transform for int language l (from sql with function dsimple_init(internal));
comment on transform for int language l is 'As an object';
create function f(int) returns int language l transform for type int as 'begin return 1; end';
