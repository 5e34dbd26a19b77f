create schema s;
create table s.t (a int);
create index i on s.t (a);
