create extension btree_gist; create table t (a int4range, b int); alter table t add constraint x exclude using gist (a with &&) include (b) with (fillfactor='70');
