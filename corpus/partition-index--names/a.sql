create table t (a int not null, b text, c int) partition by range (a);
create table p partition of t for values from (0) to (100000);
create table s partition of t for values from (100000) to (1000000000) partition by range (a);
create table s1 partition of s default;
create index i on t (b, lower(b));
alter table t add constraint k unique (a, c), add primary key (a), add exclude using btree (a with =);
create index again on t (b, lower(b)) where c > 1;
alter index s1_pkey rename to kept;
