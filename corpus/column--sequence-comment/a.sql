create table t (id serial, n int generated always as identity, m serial, s bigserial);
comment on sequence t_n_seq is 'before';
comment on sequence t_m_seq is 'gone later';
comment on sequence t_s_seq is 'of a serial';
