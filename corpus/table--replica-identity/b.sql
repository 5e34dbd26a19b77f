create table t (a int); create table u (a int); alter table t replica identity full;
