create table t (a int not null, b text) partition by range (a);
create table p (a int not null, b text, constraint own_key primary key (a));
create index other on p (b);
create table q partition of t for values from (50000000) to (1000000000);
create index i on t (b) with (fillfactor = 90);
alter table t add primary key (a);
alter index q_b_idx rename to q_other;
