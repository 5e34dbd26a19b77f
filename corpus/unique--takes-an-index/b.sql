create table t (
  id int constraint t_pkey primary key,
  a text not null constraint other unique,
  b int,
  c bigint,
  constraint t_a unique (a) include (b),
  constraint t_b_key unique nulls not distinct (b),
  constraint t_c_key unique (c) deferrable
);
comment on index t_c_key is 'kept';
create unique index t_b on t (c) where b > 0;
create table u (t_id int references t (id));
