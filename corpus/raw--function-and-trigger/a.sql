create table t (a int, at timestamptz);
