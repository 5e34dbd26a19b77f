create table t (id int primary key);
comment on index t_pkey is 'An index';
