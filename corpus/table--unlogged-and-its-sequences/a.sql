create table t (id serial, n int);
create sequence s owned by t.n;
