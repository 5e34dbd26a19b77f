create schema "Odd One";
create function f(a integer, b text default 'x''y') returns integer language sql as $$ select a $$;
create function f(a text) returns text language plpgsql immutable strict parallel safe leakproof cost 5 security definer
  set search_path to "$user", public, '' set work_mem = '4MB' as $b$ begin return a || '$$'; end $b$;
create function "Odd One"."A ""B"""(variadic "all" integer[]) returns setof integer language sql stable rows 10 as 'select 1';
create function "both"(inout a integer, out b text) language sql as $$ select a, 'x' $$;
create function listed(n integer) returns table (id integer, "the name" text) language sql as $$ select n, 'x' $$;
create procedure go(in a integer, inout b integer default 3) language plpgsql as $$ begin b := a; end $$;
create function hash(text) returns integer language internal immutable strict as 'hashtext';
create function noted() returns void language sql as '';
comment on function f(integer, text) is 'one of two';
comment on procedure go(integer, integer) is 'it goes';
