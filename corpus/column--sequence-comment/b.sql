create table t (id serial, n int generated always as identity, m serial, s bigint generated always as identity);
comment on sequence t_id_seq is 'numbers rows';
comment on sequence t_n_seq is 'after';
comment on sequence t_s_seq is 'of an identity';
