create table t (a int); alter table t add constraint x exclude using hash (a with =);
