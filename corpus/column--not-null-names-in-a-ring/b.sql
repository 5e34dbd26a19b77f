create table t (a int constraint n2 not null, b int constraint n3 not null, c int constraint n1 not null, d int constraint n5 not null);
create table h () inherits (t);
create table u (a int constraint y not null, b text constraint x not null);
