create schema "Odd schema";
create function f() returns trigger language plpgsql as 'begin return new; end';
create foreign data wrapper w;
create server s foreign data wrapper w;
create foreign table "Odd schema"."Odd ""table" (
  a int options (column_name 'A', "Odd ""name" 'x') not null,
  b text options (n '1') collate "C" default 'x',
  gone int,
  constraint positive check (a > 0)
) server s options (table_name 't', schema_name 'it''s');
create foreign table t (a int) server s;
create trigger tg before insert on t for each row execute function f();
comment on foreign table t is 'It''s kept';
comment on column t.a is 'a column';
