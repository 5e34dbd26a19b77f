create schema s; create schema more;
create table t (a int, b int);
create statistics s.apart on a, b from t;
create table s.u (a int, b int);
create statistics s.beside on a, b from s.u;
