create table t (a int, constraint u unique (a) deferrable);
