create table t (id int not null, a text not null, b int, c int);
create unique index t_id on t (id);
create unique index t_a on t (a) include (b);
create unique index t_b on t (b) nulls not distinct;
create unique index t_c on t (c);
comment on index t_c is 'kept';
create unique index t_some on t (c) where b > 0;
create table u (t_id int references t (id));
