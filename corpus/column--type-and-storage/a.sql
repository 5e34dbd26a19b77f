create table t (a text); alter table t alter a set storage external;
