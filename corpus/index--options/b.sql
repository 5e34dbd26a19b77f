create table t (a int);
create index i on t (a) with (fillfactor = 60, deduplicate_items = off);
