create table t (a int); alter table t add constraint x exclude using btree (a with =);
