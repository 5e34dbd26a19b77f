create table t (a int, b text);
create table log (a int, b text);
create rule one as on insert to t where new.a > 0 and new.b <> ' DO ' do also insert into log values (new.a, new.b);
create rule two as on update to t do instead nothing;
create rule three as on delete to t do also notify changed;
create rule "Odd ""WHERE DO INSTEAD" as on insert to t where new.b = ' DO INSTEAD '' " ' do instead (insert into log values (1, ' DO x;'); delete from log where a = 2);
comment on rule one on t is 'It''s kept';
