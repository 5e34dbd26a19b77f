create schema s;
create collation s."Odd ""one" (provider = icu, locale = 'fr');
create table t (id int primary key, name text collate s."Odd ""one");
create index t_name on t (name collate s."Odd ""one" desc);
create domain label as text collate s."Odd ""one" check (value <> '');
create type pair as (a text collate s."Odd ""one");
