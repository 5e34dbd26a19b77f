create table base (id int, n text default 'b');
create function g() returns text language sql as $$ select n from base limit 1 $$;
create table heir (more int) inherits (base);

