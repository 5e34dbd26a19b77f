create table t (a int not null, b text) partition by range (a);
create table p partition of t default;
create index i on t (b, lower(b)) with (fillfactor = 80);
alter table t add primary key (a);
comment on index p_b_lower_idx is 'after';
comment on constraint p_pkey on p is 'of the key';
alter index p_b_lower_idx set (fillfactor = 60);
alter index p_b_lower_idx alter column 2 set statistics 30;
alter table p cluster on p_b_lower_idx;
