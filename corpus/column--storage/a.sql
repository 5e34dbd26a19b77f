create table t (a text, b text, c jsonb); alter table t alter b set storage external;
