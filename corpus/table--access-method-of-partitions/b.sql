create access method heap2 type table handler heap_tableam_handler;
create table p (a int, b int) partition by list (a) using heap2;
create table p1 partition of p for values in (1) using heap;
create table p2 partition of p for values in (2) partition by list (b);
alter table p2 set access method default;
create table p22 partition of p2 for values in (2);
