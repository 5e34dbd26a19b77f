create table t (a int, b int constraint x not null, c int constraint z not null, d int not null);
create table u (a int constraint one not null, b int constraint two not null, c int);
