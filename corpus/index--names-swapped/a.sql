create table a (id int constraint k1 primary key, x int);
create table b (id int constraint k2 primary key, x int);
create index i1 on a (x); create index i2 on b (x);
