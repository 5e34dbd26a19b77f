create table t (a int, b boolean);
create index i on t (a) where b and a > 3;
