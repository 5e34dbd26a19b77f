create table t (a int); create table u (a int); alter table u replica identity nothing;
