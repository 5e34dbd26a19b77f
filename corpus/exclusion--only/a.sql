create table p (a int not null, b int) partition by list (a);
create table p1 partition of p for values in (1);
alter table only p add constraint ex exclude using btree (a with =, b with =);
