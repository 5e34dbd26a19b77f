create access method heap2 type table handler heap_tableam_handler;
create table p (a int, b int) partition by list (a) using heap2;
create table p1 partition of p for values in (1);
