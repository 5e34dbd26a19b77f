create table t (a int, b text default 'x', c timestamptz default now());
