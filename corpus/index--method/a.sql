create table t (a int, j jsonb);
create index i on t (a);
