create table t (a int not null, b text) partition by range (a);
create table p (a int not null, b text);
alter table only t attach partition p for values from (0) to (1000000000);
create index i on only t (b);
create index p_own on p (b);
alter index i attach partition p_own;
alter table only t add constraint t_pkey primary key (a);
alter table only p add constraint p_k primary key (a);
alter index t_pkey attach partition p_k;
