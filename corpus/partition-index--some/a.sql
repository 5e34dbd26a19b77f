create table t (a int, b text) partition by range (a);
create table p partition of t for values from (0) to (100000);
create table q partition of t default;
create index j on only t (b) where a > 1;
create index p_j on p (b) where a > 1;
alter index j attach partition p_j;
