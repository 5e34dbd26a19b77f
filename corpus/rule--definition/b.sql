create table t (a int, b text);
create table log (a int, b text);
create rule one as on insert to t do also insert into log values (new.a, 'x' || new.b);
create rule two as on delete to t where old.a = any (select a from log where b like '% WHERE %') do instead nothing;
create rule three as on delete to t do also (notify changed; update log set b = old.b where a = old.a);
create rule "Odd ""WHERE DO INSTEAD" as on insert to t where new.b = ' WHERE ' do also delete from log;
comment on rule one on t is 'It''s kept';
