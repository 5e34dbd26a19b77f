create schema "Odd One";
create function f(a integer, b text default 'other') returns integer language sql stable as $$ select a + 1 $$;
create function f(a text) returns text language plpgsql called on null input parallel restricted
  set search_path = '' set statement_timeout = '5s' as $b$ begin return a || '$$'; end $b$;
create function "Odd One"."A ""B"""(variadic "all" integer[]) returns setof integer language sql rows 20 cost 300.5 as 'select 2';
create function "both"(inout a integer, out b text) language sql security definer as $$ select a, 'y' $$;
create function listed(n integer) returns table (id integer, "the name" text) language sql rows 2 as $$ select n, 'x' $$;
create procedure go(in a integer, inout b integer default 3) language plpgsql security definer set lock_timeout = '1s' as $$ begin b := a; end $$;
create function hash(text) returns integer language internal immutable strict as 'hashvarlena';
create function noted() returns void language plpgsql as $body$ begin perform $$x$$; end $body$;
comment on function f(text) is 'the other';
