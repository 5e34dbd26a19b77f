create role old;
create table t (a int);
