create table p (a int not null, b int) partition by list (a);
create table p1 partition of p for values in (1);
create table p2 partition of p for values in (2);
alter table only p add constraint first unique (a, b);
alter table only p add constraint uq unique (b, a);
alter table p2 add constraint p2_u unique (b, a);
alter index uq attach partition p2_u;
