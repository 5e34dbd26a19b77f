create table t (a int constraint x not null, b int, c int constraint y not null, d int constraint z not null);
create table u (a int, b int constraint one not null, c int constraint two not null);
