create table t (a int, b int generated always as (a * 2) virtual, check (a > 0));
