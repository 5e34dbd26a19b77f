create table t (a int);
create rule one as on insert to t do also notify x;
create rule two as on update to t do also notify x;
create rule three as on update to t do also notify y;
alter table t enable replica rule one, disable rule three;
