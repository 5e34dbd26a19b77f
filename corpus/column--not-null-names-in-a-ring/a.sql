create table t (a int constraint n1 not null, b int constraint n2 not null, c int constraint n3 not null, d int constraint n4 not null);
create table h () inherits (t);
create table u (a int constraint x not null, b text constraint y not null);
