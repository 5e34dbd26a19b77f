create foreign data wrapper w;
create server s foreign data wrapper w;
create table t (a int, k int not null) partition by list (k);
create foreign table p partition of t for values in (1) server s;
create table base (a int, b text);
create foreign table heir (c int) inherits (base) server s;
