create table a (x int, n int, at timestamptz);
create table b (x int);
create view v as select x, n, at from (select x, n, at from a union all select x, 0, null from b) q;
create view w as with q as (select x, 'k'::text as k, 1.5::numeric(4, 1) as m from a union select x, 'l', null from b) select k, m, x from q;
