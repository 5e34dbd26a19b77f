create domain code as text check (value <> '');
create domain codes as code[];
create table items (
  id bigint primary key,
  code code default 'none' unique,
  others code[] not null default '{}',
  more codes,
  upper text generated always as (upper(code)) stored,
  check (code <> 'x')
);
create table uses (code code references items (code));
create index on items (code) where code > 'b';
create view item_codes as select code, others from items;
create function code_of(i code) returns code language sql begin atomic select i; end;
