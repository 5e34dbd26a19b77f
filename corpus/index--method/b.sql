create table t (a int, j jsonb);
create index i on t using hash (a);
create index g on t using gin (j jsonb_path_ops);
create index b on t using brin (a) with (pages_per_range = 16);
