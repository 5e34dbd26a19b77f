create table t (a int not null, b int constraint named not null, c int, d int not null, e int not null);
comment on constraint t_a_not_null on t is 'Must';
comment on constraint named on t is 'Too';
comment on constraint t_e_not_null on t is 'Goes';
