create foreign data wrapper w;
create server s foreign data wrapper w;
create schema s2;
create table s2.t (a int);
create table s2.u (b int);
create foreign table f (a int, b int) server s;
alter foreign table f inherit s2.t;
