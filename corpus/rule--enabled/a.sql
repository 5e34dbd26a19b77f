create table t (a int);
create rule one as on insert to t do also notify x;
create rule two as on update to t do also notify x;
create rule three as on update to t do also notify x;
alter table t disable rule one, enable always rule two;
