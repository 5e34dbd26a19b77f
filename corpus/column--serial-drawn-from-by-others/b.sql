create table t (a int, b int, c int);
create sequence q;
create table u (x int default nextval('q'));
