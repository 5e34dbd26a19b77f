create table t (a text compression pglz, b text, c jsonb); alter table t alter a set storage main;
