create table t (id int, fresh text not null default 'x', flag boolean);
comment on column t.fresh is 'new';
