create table t (id int primary key, a int, b int not null generated always as (a + 1) virtual, c text generated always as (a::text) virtual);
alter table t alter b set (n_distinct = 4);
comment on column t.b is 'one more';
comment on constraint t_b_not_null on t is 'always there';
create table h () inherits (t);
