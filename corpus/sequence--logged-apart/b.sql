create unlogged table t (id serial primary key);
alter sequence t_id_seq set logged;
alter sequence t_id_seq increment 5;
