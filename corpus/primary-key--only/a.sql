create table p (a int not null, b int not null) partition by list (a);
create table p1 partition of p for values in (1);
create table p2 partition of p for values in (2);
alter table only p add constraint pk primary key (a, b);
alter table p1 add constraint p1_pk primary key (a, b);
alter index pk attach partition p1_pk;
comment on constraint p1_pk on p1 is 'there';
alter table p2 add constraint p2_pk primary key (a, b);
