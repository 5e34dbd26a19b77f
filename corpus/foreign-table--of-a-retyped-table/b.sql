create foreign data wrapper w;
create server s foreign data wrapper w;
create table t (a bigint, k int not null) partition by list (k);
create foreign table p partition of t for values in (1) server s;
create table base (a bigint, b varchar(20), z date);
create foreign table heir (c int) inherits (base) server s;
