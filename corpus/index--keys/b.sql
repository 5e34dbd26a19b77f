create table t (a int, b text);
create index i on t (b collate "C" text_pattern_ops desc nulls last, lower(b), (a + 1), a desc);
comment on index i is 'fast';
