create type ty as (a int, b text);
create table t of ty (primary key (a), b with options default 'q' not null);
create table u of ty;
