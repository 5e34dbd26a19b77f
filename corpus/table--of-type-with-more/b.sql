create type ty as (a int, b text, c date);
create table t of ty (primary key (a), b with options default 'q' not null, c default '2020-01-01');
create table u of ty;
