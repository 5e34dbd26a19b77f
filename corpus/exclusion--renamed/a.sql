create schema s; create table s.t (a int4range); alter table s.t add constraint "old name" exclude using gist (a with &&);
