create table t (id int primary key, a int, b int not null generated always as (a + 1) stored, c text generated always as (a::text) stored);
alter table t alter b set statistics 77;
alter table t alter b set (n_distinct = 4);
comment on column t.b is 'one more';
comment on constraint t_b_not_null on t is 'always there';
create table h () inherits (t);
