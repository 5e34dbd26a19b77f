create table t (a int not null, b text) partition by range (a);
create table p partition of t for values from (0) to (100000000);
create table q partition of t for values from (100000000) to (1000000000);
create index i on t (b) with (fillfactor = 70);
alter table t add primary key (a);
alter index p_b_idx rename to own;
alter index p_pkey rename to own_key;
alter index q_b_idx rename to q_own;
