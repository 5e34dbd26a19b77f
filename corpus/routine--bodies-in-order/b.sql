create table z_rates (id int, rate int);
create function inner_rate(r z_rates) returns text language sql immutable as $$ select lower(r.rate::text) $$;
create function a_helper(t text) returns text language sql immutable as $$ select public.inner_rate(row(1, 2)::public.z_rates) || t $$;
create table a_first (id int primary key, x text, check (a_helper(x) <> ''));
create index a_first_helped on a_first (a_helper(x));
create table b_calls (id int, check (a_helper('b') <> ''));
create index b_called on b_calls (a_helper(case id when 0 then null else 'c' end));
create materialized view helped as select a_helper(x) from a_first;
