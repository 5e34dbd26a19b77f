create table t (id int unique);
comment on index t_id_key is 'Said';
