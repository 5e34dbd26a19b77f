create table t (a serial, b int default nextval('t_a_seq'), c int);
create table u (x int default nextval('t_a_seq'));
