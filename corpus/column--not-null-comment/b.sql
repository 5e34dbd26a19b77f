create table t (a int not null, b int constraint named not null, c int constraint later not null, d int not null, e int);
comment on constraint t_a_not_null on t is 'Has to';
comment on constraint t_d_not_null on t is 'Now';
comment on constraint later on t is 'New';
