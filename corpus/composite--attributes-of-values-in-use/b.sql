create type c as (a bigint, d text, e text);
create type o as (k c, m int);
create table t (id int primary key, x c, y c[], z o);
