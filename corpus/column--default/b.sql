create table t (a int default 1 + 2, b text, c timestamptz default clock_timestamp());
