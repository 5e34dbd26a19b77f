create table t (a bytea); alter table t alter a set storage external;
