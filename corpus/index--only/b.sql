create table t (a int, b int) partition by range (a);
create table t1 partition of t default;
create index i on t (b);
