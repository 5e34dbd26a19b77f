create schema "Odd schema";
create function f() returns trigger language plpgsql as 'begin return new; end';
create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table "Odd schema"."Odd ""table" (
  a bigint options (column_name 'B', fresh 'y'),
  b text options (n '1') not null,
  added date options (d '1') default '2020-01-01',
  constraint positive check (a > 1)
) server s options (table_name 'u');
create foreign table t (a int options (x 'y')) server s;
create trigger tg before insert on t for each row execute function f();
alter table t disable trigger tg;
comment on foreign table t is 'It''s kept';
comment on column t.a is 'the column';
