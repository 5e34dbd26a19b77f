create schema s; create table s.t (a int4range, "b""c" inet); alter table s.t add constraint "new name" exclude using gist (a with &&, "b""c" inet_ops with &&);
