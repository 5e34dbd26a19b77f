create table t (a text, b text); alter table t alter a set statistics 500; alter table t alter a set (n_distinct=-0.5);
