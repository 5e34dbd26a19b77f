create table t (a int not null, b text, c text, d text) partition by range (a);
create table p partition of t default;
create index i on t (b) tablespace fast;
create index j on t (c) tablespace fast;
create index k on t (d) tablespace fast;
alter index p_c_idx rename to own;
alter index p_d_idx rename to kept;
alter index kept set tablespace slow;
alter index p_b_idx set tablespace slow;
