create table t (id int primary key);
comment on index t_pkey is 'The index';
comment on constraint t_pkey on t is 'The key';
